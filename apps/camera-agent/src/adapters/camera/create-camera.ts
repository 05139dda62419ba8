import { join } from 'node:path';
import type { VideoSettings } from '#contracts/messages/camera-settings.js';
import type { Clock } from '#contracts/ports/clock.js';
import type { Logger } from '#contracts/ports/logger.js';
import type { Random } from '#contracts/ports/random.js';
import type { CameraUnit } from '../../domain/camera/camera-unit.js';
import type { OperatorTime } from '../../domain/clock/operator-time.js';
import type { RetentionLimits } from '../../domain/disk/retention.js';
import type { Fault } from '../../domain/simulation/fault.js';
import { HostTime } from '../drivers/simulated/host-time.js';
import { createDriver } from '../drivers/create-driver.js';
import type { FoundCamera } from '../drivers/found-camera.js';
import type { TrueTime } from '../drivers/simulated/simulated-run.js';
import { type ToolEnvironment, withoutSecrets } from '#runtime/find-program.js';
import { DiskGuard } from '../fs/disk-guard.js';
import { createFilm, type FilmHandle } from '../fs/film-file.js';
import { FolderMemory } from '../fs/folder-memory.js';
import { RecordingStore } from '../fs/recording-store.js';
import { SettingsFile } from '../settings/settings-file.js';
import { CameraService } from './camera-service.js';
import { ScheduleFile } from './schedule-file.js';

export interface CameraConfig extends FoundCamera {
  readonly cameraId: string;
  readonly dataDir: string;
  /** For a camera that nobody has set yet; 640x480 at 30 frames a second if not given. */
  readonly video?: VideoSettings;
  readonly hostname: string;
  readonly disk?: RetentionLimits & { readonly reserveBytes?: number };
  /** What a simulated camera does wrong. */
  readonly simulatedFaults?: readonly Fault[];
  /** Where films are kept; in the folder of this agent if not given. */
  readonly recordingsDir?: string;
  /** The longest pre-roll of a recording; 5 s if not given. */
  readonly prerollMs?: number;
}

export interface CameraDeps {
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  readonly operatorTime: OperatorTime;
  /** Where the clock is made wrong. */
  readonly trueTime?: TrueTime | undefined;
  /** The time of the host, where `clock` may be made wrong; that of `clock` if not given. */
  readonly hostTime?: HostTime | undefined;
  /** Where camera tools are looked for, and what they inherit; this process's own if not given. */
  readonly environment?: ToolEnvironment;
  readonly openFilm?: (path: string) => Promise<FilmHandle>;
}

const DEFAULT_PREROLL_MS = 5000;
const DEFAULT_VIDEO: VideoSettings = { width: 640, height: 480, fps: 30 };

/** Makes the camera of this agent; `start()` opens it, also where the folder of its films is away. */
export async function createCamera(config: CameraConfig, deps: CameraDeps): Promise<CameraUnit> {
  const { clock, random, logger, operatorTime, trueTime, hostTime = new HostTime(clock) } = deps;
  const { cameraId, hostname, video = DEFAULT_VIDEO, disk = {}, simulatedFaults = [] } = config;
  const own = (name: string): string => join(config.dataDir, 'agents', cameraId, name);
  const store = await openStore(config, own('.'), logger);
  const settingsFile = new SettingsFile(own('settings.json'), logger);
  const kept = await settingsFile.load();
  const environment = withoutSecrets(deps.environment ?? process.env);
  const driver = createDriver(config, {
    name: `${cameraId} ${hostname}`,
    simulatedFaults,
    ...{ clock, logger, operatorTime, trueTime, hostTime, environment },
  });
  return new CameraService({
    clock,
    random,
    logger,
    operatorTime,
    cameraId,
    label: hostname,
    prerollMs: config.prerollMs ?? DEFAULT_PREROLL_MS,
    store,
    driver,
    kept: kept ?? { settings: video, open: true },
    usual: video,
    settingsFile,
    scheduleFile: new ScheduleFile(own('.'), logger),
    environment,
    guard: new DiskGuard(store.place, disk.reserveBytes),
    retention: disk,
    openFilm: deps.openFilm ?? createFilm,
  });
}

/** `own`: the camera's folder. A folder that was chosen may be on a disk of its own. */
async function openStore(
  { recordingsDir, cameraId }: CameraConfig,
  own: string,
  logger: Logger,
): Promise<RecordingStore> {
  if (recordingsDir === undefined) return RecordingStore.open(join(own, 'recordings'), logger, cameraId);
  return RecordingStore.open(recordingsDir, logger, cameraId, await FolderMemory.load(own, logger));
}
