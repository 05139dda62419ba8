import {
  type CameraConfig,
  type CameraDeps,
  createCamera,
} from '#camera-agent/adapters/camera/create-camera.js';
import type { CameraUnit, RecordingEventType } from '#camera-agent/domain/camera/camera-unit.js';
import type { ErrorInfo } from '#contracts/messages/agent-state.js';
import type { Recording } from '#contracts/messages/recording.js';
import { systemClock } from '#runtime/system-clock.js';
import { systemRandom } from '#runtime/system-random.js';
import { eventually } from '#testing/eventually.js';
import { silentLogger } from '#testing/silent-logger.js';
import { tempDir } from '#testing/temp-dir.js';
import { fixedOperatorTime } from './fixed-operator-time.js';

export interface CameraUnderTest {
  readonly camera: CameraUnit;
  readonly dataDir: string;
  /** What was told, as `recording.saved`, in order. */
  readonly events: RecordingEventType[];
  /** The recordings that came with the events. */
  readonly told: Recording[];
  readonly statuses: string[];
  /** All that it said about what ailed it, whether or not it is mended by now. */
  readonly errors: ErrorInfo[];
}

const open: CameraUnit[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((camera) => camera.stop()));
});

/** A camera in a folder of its own, stopped after the test; simulated, small and quick unless told otherwise. */
export async function makeCamera(
  config: Partial<CameraConfig> = {},
  deps: Partial<CameraDeps> = {},
): Promise<CameraUnderTest> {
  const dataDir = config.dataDir ?? (await tempDir());
  const clock = deps.clock ?? systemClock;
  const camera = await createCamera(
    { cameraId: 'cam-1', hostname: 'pi', driver: 'simulated', disk: { reserveBytes: 0 }, ...config, dataDir },
    { clock, random: systemRandom, logger: silentLogger, operatorTime: fixedOperatorTime(clock), ...deps },
  );
  open.push(camera);
  const made: CameraUnderTest = { camera, dataDir, events: [], told: [], statuses: [], errors: [] };
  camera.onRecording((type, recording) => {
    made.events.push(type);
    made.told.push(recording);
  });
  camera.onChange(() => {
    const { status, error } = camera.snapshot;
    if (error) made.errors.push(error);
    if (made.statuses.at(-1) !== status) made.statuses.push(status);
  });
  return made;
}

/** Starts it and waits for its first picture. */
export async function standingBy(made: CameraUnderTest): Promise<CameraUnderTest> {
  await made.camera.start();
  await eventually('the camera to stand by', () => made.camera.snapshot.status === 'standing-by');
  return made;
}
