import { mkdirSync, writeSync } from 'node:fs';
import { CameraService } from '#camera-agent/adapters/camera/camera-service.js';
import { ScheduleFile } from '#camera-agent/adapters/camera/schedule-file.js';
import { DiskGuard } from '#camera-agent/adapters/fs/disk-guard.js';
import { createFilm } from '#camera-agent/adapters/fs/film-file.js';
import { RecordingStore } from '#camera-agent/adapters/fs/recording-store.js';
import { systemClock as clock } from '#runtime/system-clock.js';
import { systemRandom as random } from '#runtime/system-random.js';
import { silentLogger as logger } from '#testing/silent-logger.js';
import { fixedOperatorTime } from '../camera/fixed-operator-time.js';
import { SEGMENT_MS } from './crashes.js';
import { HeavyDriver } from './heavy-driver.js';
import { slowDisk } from './slow-disk.js';
import { unsyncedLost } from './unsynced-lost.js';

// Records into the folder that is given until it is killed: to standard output goes the capture time of each frame
// before it is recorded, and "begun" behind that of the first. With "unsynced" what is not synced is lost with it, with
// "segments" another film is begun each second, on a disk that is slow.
const [folder = '', mode = ''] = process.argv.slice(2);
const BITS_PER_SECOND = 10_000_000;
const isCut = mode.includes('segments');
const own = `${folder}.own`;
mkdirSync(own, { recursive: true });
const openFilm = mode.includes('unsynced') ? unsyncedLost : createFilm;

const store = await RecordingStore.open(folder, logger, 'cam-1');
const camera = new CameraService({
  cameraId: 'cam-1',
  label: 'pi',
  clock,
  random,
  logger,
  store,
  prerollMs: 5000,
  driver: new HeavyDriver(clock, BITS_PER_SECOND, (timeMs) => writeSync(1, `${timeMs}\n`)),
  guard: new DiskGuard(store.place, 0),
  operatorTime: fixedOperatorTime(clock),
  kept: { settings: { width: 320, height: 240, fps: 30 }, open: true },
  usual: { width: 320, height: 240, fps: 30 },
  settingsFile: { save: () => Promise.resolve() },
  scheduleFile: new ScheduleFile(own, logger),
  environment: {},
  retention: {},
  openFilm: isCut ? slowDisk(openFilm) : openFilm,
});
camera.onRecording((type, { part = 1 }) => {
  if (type === 'recording.started' && part === 1) writeSync(1, 'begun\n');
});
await camera.start();
await camera.startRecording(isCut ? { segmentMs: SEGMENT_MS } : {});
