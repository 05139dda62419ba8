import { createCamera } from '#camera-agent/adapters/camera/create-camera.js';
import { systemClock } from '#runtime/system-clock.js';
import { systemRandom } from '#runtime/system-random.js';
import { silentLogger } from '#testing/silent-logger.js';
import { fixedOperatorTime } from './fixed-operator-time.js';

// Records with a simulated camera into the folder that is given, says the recording's id and file, and never stops; a test
// ends it the rough way.
const [dataDir = ''] = process.argv.slice(2);
const camera = await createCamera(
  { cameraId: 'cam-1', hostname: 'pi', driver: 'simulated', dataDir, disk: { reserveBytes: 0 } },
  {
    clock: systemClock,
    random: systemRandom,
    logger: silentLogger,
    operatorTime: fixedOperatorTime(systemClock),
  },
);
camera.onChange(() => {
  if (camera.snapshot.status === 'standing-by' && !asked) void record();
});
let asked = false;
async function record(): Promise<void> {
  asked = true;
  const { id, file = '' } = await camera.startRecording({ name: 'cut short' });
  process.stdout.write(`${id} ${file}\n`);
}
await camera.start();
