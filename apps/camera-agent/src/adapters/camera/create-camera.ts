import { join } from 'node:path';
import type { VideoSettings } from '#contracts/messages/camera-settings.js';
import type { Clock } from '#contracts/ports/clock.js';
import type { Logger } from '#contracts/ports/logger.js';
import type { Random } from '#contracts/ports/random.js';
import type { CameraUnit } from '../../domain/camera/camera-unit.js';
import type { OperatorTime } from '../../domain/clock/operator-time.js';
import { createDriver } from '../drivers/create-driver.js';
import type { FoundCamera } from '../drivers/found-camera.js';
import { type ToolEnvironment, withoutSecrets } from '../drivers/process/find-program.js';
import { DEFAULT_RESERVE_BYTES, DiskGuard } from '../fs/disk-guard.js';
import { createFilm, type FilmHandle } from '../fs/film-file.js';
import { RecordingStore } from '../fs/recording-store.js';
import { CameraService } from './camera-service.js';

export interface CameraConfig extends FoundCamera {
  readonly cameraId: string;
  readonly dataDir: string;
  /** 640x480 at 30 frames a second if not given. */
  readonly video?: VideoSettings;
  readonly hostname: string;
  /** Room on the disk that recordings leave; 256 MiB if not given. */
  readonly diskReserveBytes?: number;
}

export interface CameraDeps {
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  readonly operatorTime: OperatorTime;
  /** Where camera tools are looked for, and what they inherit; this process's own if not given. */
  readonly environment?: ToolEnvironment;
  readonly openFilm?: (path: string) => Promise<FilmHandle>;
}

const DEFAULT_VIDEO: VideoSettings = { width: 640, height: 480, fps: 30 };

/** Makes the camera of this agent; `start()` opens it. Rejects with a StartError if its folder cannot be used. */
export async function createCamera(config: CameraConfig, deps: CameraDeps): Promise<CameraUnit> {
  const { clock, random, logger, operatorTime } = deps;
  const { cameraId, hostname, video = DEFAULT_VIDEO } = config;
  const store = await RecordingStore.open(join(config.dataDir, 'agents', cameraId, 'recordings'), logger);
  const environment = withoutSecrets(deps.environment ?? process.env);
  const driver = createDriver(config, {
    name: `${cameraId} ${hostname}`,
    ...{ clock, logger, operatorTime, environment },
  });
  return new CameraService({
    clock,
    random,
    logger,
    operatorTime,
    cameraId,
    store,
    driver,
    desired: video,
    guard: new DiskGuard(store.folder, config.diskReserveBytes ?? DEFAULT_RESERVE_BYTES),
    openFilm: deps.openFilm ?? createFilm,
  });
}
