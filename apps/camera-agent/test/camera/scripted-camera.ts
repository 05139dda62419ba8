import { join } from 'node:path';
import { CameraService } from '#camera-agent/adapters/camera/camera-service.js';
import { ScheduleFile } from '#camera-agent/adapters/camera/schedule-file.js';
import { DiskGuard } from '#camera-agent/adapters/fs/disk-guard.js';
import { createFilm, type FilmHandle } from '#camera-agent/adapters/fs/film-file.js';
import { RecordingStore } from '#camera-agent/adapters/fs/recording-store.js';
import { type KeptSettings, SettingsFile } from '#camera-agent/adapters/settings/settings-file.js';
import type {
  CameraDriver,
  DriverListener,
  Measured,
  SettingsFor,
} from '#camera-agent/domain/camera/camera-driver.js';
import type { CameraFacts, RecordingEventType } from '#camera-agent/domain/camera/camera-unit.js';
import type { RetentionLimits } from '#camera-agent/domain/disk/retention.js';
import type { SyncOrder, SyncSaid } from '#camera-agent/domain/camera/sync-order.js';
import type { AccessUnit } from '#camera-agent/domain/h264/access-unit.js';
import { SimulatedEncoder } from '#camera-agent/domain/simulation/simulated-encoder.js';
import type { OperatorTime } from '#camera-agent/domain/clock/operator-time.js';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { Settings } from '#contracts/messages/camera-settings.js';
import type { Recording } from '#contracts/messages/recording.js';
import { FakeClock } from '#testing/fake-clock.js';
import { RecordingLogger } from '#testing/recording-logger.js';
import { silentLogger } from '#testing/silent-logger.js';
import { tempDir } from '#testing/temp-dir.js';
import { padded } from '../crash/padded.js';
import { fixedOperatorTime } from './fixed-operator-time.js';
import { seededRandom } from './seeded-random.js';
import { FPS, FRAME_MS, testUnits } from './test-film.js';

/** A camera that gives a frame when the test says so, and fails when the test wants it to. */
export class ScriptedDriver implements CameraDriver {
  facts: CameraFacts = {
    model: 'scripted',
    driver: 'simulated',
    modes: [],
    controls: [
      { name: 'brightness', min: -1, max: 1, live: true },
      { name: 'contrast', min: 0, max: 4, live: false },
      { name: 'exposure', min: 100, max: 33_000, auto: true, live: true },
    ],
    annotation: 'track',
    syncClock: 'host-clock',
  };
  measured: Measured = {};
  /** Of the newest start. */
  settings: Settings | undefined;
  /** Of the newest start. */
  sync: SyncOrder | undefined;
  readonly applied: Settings[] = [];
  timeSource: Recording['timeSource'] = 'sensor';
  starts = 0;
  stops = 0;
  keyFrameRequests = 0;
  /** Bytes that each picture is larger. */
  padding = 0;
  /** It gives a key frame when it is asked to. */
  obliging = true;
  still?: NonNullable<CameraDriver['still']>;
  catchUp?: NonNullable<CameraDriver['catchUp']>;
  /** Whether somebody waits for each picture. */
  hurried = true;
  private listener: DriverListener | undefined;
  private encoder = this.encoderOf(64, 48);
  private frame = 0;
  private keyFrameWanted = false;
  private frameMs = FRAME_MS;
  private repeated: AccessUnit[] | undefined;

  start(settingsFor: SettingsFor, listener: DriverListener, sync?: SyncOrder): Promise<void> {
    this.sync = sync;
    this.settings = settingsFor(this.facts);
    this.starts += 1;
    this.listener = listener;
    return Promise.resolve();
  }

  stop(): Promise<void> {
    this.stops += 1;
    return Promise.resolve();
  }

  apply(settings: Settings): Promise<void> {
    this.applied.push(settings);
    return Promise.resolve();
  }

  hurry(hurried: boolean): void {
    this.hurried = hurried;
  }

  requestKeyFrame(): void {
    this.keyFrameRequests += 1;
    this.keyFrameWanted = this.obliging;
  }

  give(frames: number): void {
    for (let count = 0; count < frames; count++) this.listener?.unit(this.next());
  }

  /** From now on the pictures have another size. */
  resize(width: number, height: number): void {
    this.encoder = this.encoderOf(width, height);
  }

  /** To be called first: it gives the same two pictures again and again, which costs next to nothing. */
  repeat(frameMs: number): void {
    this.repeated = testUnits(2);
    this.frameMs = frameMs;
  }

  /** Lets time go by without a picture. */
  skip(frames: number): void {
    this.frame += frames;
  }

  lose(frames: number): void {
    this.skip(frames);
    this.listener?.dropped(frames);
  }

  say(said: SyncSaid): void {
    this.listener?.synced(said);
  }

  fail(code: 'camera-failed' | 'no-camera' | 'camera-busy' = 'camera-failed'): void {
    this.listener?.failed(new RollcallError(code, 'The ribbon cable came off.'));
  }

  private next(): AccessUnit {
    const frame = this.frame++;
    const keyFrame = this.keyFrameWanted;
    this.keyFrameWanted = false;
    const timeMs = 100 + frame * this.frameMs;
    const again = this.repeated?.[keyFrame || frame % FPS === 0 ? 0 : 1];
    const unit = again ? { ...again, timeMs } : this.encoder.next(frame, timeMs, 'noon', keyFrame);
    return this.padding === 0 ? unit : padded(unit, this.padding);
  }

  private encoderOf(width: number, height: number): SimulatedEncoder {
    return new SimulatedEncoder({ width, height, fps: FPS, gop: FPS, name: 'test' });
  }
}

export interface ScriptedCamera {
  readonly camera: CameraService;
  readonly driver: ScriptedDriver;
  readonly clock: FakeClock;
  readonly time: OperatorTime;
  readonly folder: string;
  readonly guard: DiskGuard;
  readonly logger: RecordingLogger;
  readonly events: RecordingEventType[];
  readonly told: Recording[];
}

export interface ScriptedOptions {
  readonly openFilm?: (path: string) => Promise<FilmHandle>;
  readonly dataDir?: string;
  readonly reserveBytes?: number;
  readonly kept?: KeptSettings;
  readonly retention?: RetentionLimits;
  readonly prerollMs?: number;
  /** Keeps the settings, where the disk is to do something else than the real one. */
  readonly saveSettings?: SettingsFile['save'];
  readonly timeOf?: (clock: FakeClock) => OperatorTime;
}

const open: CameraService[] = [];
const USUAL = { width: 64, height: 48, fps: FPS };

afterEach(async () => {
  await Promise.all(open.splice(0).map((camera) => camera.stop()));
});

/** A whole camera unit on real files, with time and camera in the hands of the test; it is started, and stopped after it. */
export async function scriptedCamera(options: ScriptedOptions = {}): Promise<ScriptedCamera> {
  const folder = join(options.dataDir ?? (await tempDir()), 'recordings');
  const store = await RecordingStore.open(folder, silentLogger, 'cam-1');
  const clock = new FakeClock();
  const driver = new ScriptedDriver();
  const logger = new RecordingLogger();
  const guard = new DiskGuard(store.place, options.reserveBytes ?? 0);
  const time = (options.timeOf ?? fixedOperatorTime)(clock);
  const settingsFile = new SettingsFile(join(folder, '..', 'settings.json'), silentLogger);
  const camera = new CameraService({
    cameraId: 'cam-1',
    label: 'pi',
    prerollMs: options.prerollMs ?? 5000,
    clock,
    driver,
    store,
    guard,
    logger,
    operatorTime: time,
    random: seededRandom(7),
    kept: options.kept ?? { settings: USUAL, open: true },
    usual: USUAL,
    environment: { PATH: process.env.PATH },
    settingsFile: options.saveSettings ? { save: options.saveSettings } : settingsFile,
    scheduleFile: new ScheduleFile(join(folder, '..'), silentLogger),
    retention: options.retention ?? {},
    openFilm: options.openFilm ?? createFilm,
  });
  open.push(camera);
  const made: ScriptedCamera = {
    camera,
    driver,
    clock,
    time,
    folder,
    guard,
    logger,
    events: [],
    told: [],
  };
  camera.onRecording((type, recording) => {
    made.events.push(type);
    made.told.push(recording);
  });
  await camera.start();
  await new Promise(setImmediate);
  return made;
}
