import { basename } from 'node:path';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { Settings } from '#contracts/messages/camera-settings.js';
import type { Clock } from '#contracts/ports/clock.js';
import type { Logger } from '#contracts/ports/logger.js';
import type { CameraDriver, DriverListener } from '../../../domain/camera/camera-driver.js';
import type { CameraFacts } from '../../../domain/camera/camera-unit.js';
import type { ListedCamera } from './camera-list.js';
import { exitError } from './exit-error.js';
import { listRpicamCameras, type RpicamProbe } from './probe.js';
import { QuietSplitter } from './quiet-splitter.js';
import type { ToolEnvironment } from '../process/find-program.js';
import { videoArguments } from './video-arguments.js';
import { VideoProcess } from './video-process.js';

export interface RpicamDeps {
  readonly clock: Clock;
  readonly logger: Logger;
  /** `PATH` to find the tool on, and what the tool gets as its own environment. */
  readonly environment: ToolEnvironment;
}

/** Drives a camera with `rpicam-vid`, or `libcamera-vid` before it. */
export class RpicamDriver implements CameraDriver {
  readonly timeSource = 'arrival';
  private process: VideoProcess | undefined;
  private probing = new AbortController();

  /** `known`: what a look before has found, so that the first start need not look again. */
  constructor(
    private known: RpicamProbe | undefined,
    private readonly deps: RpicamDeps,
    private readonly cameraIndex = 0,
  ) {}

  get facts(): CameraFacts {
    const camera = this.camera;
    return {
      model: camera?.model ?? 'none',
      driver: 'rpicam',
      modes: camera?.modes ?? [],
      controls: [],
      annotation: 'track',
    };
  }

  async start(settings: Settings, listener: DriverListener): Promise<void> {
    this.probing = new AbortController();
    const { signal } = this.probing;
    try {
      const probe = await this.findCamera(signal);
      if (!signal.aborted) this.run(probe, settings, listener);
    } catch (error) {
      if (signal.aborted) return;
      const known = error instanceof RollcallError;
      listener.failed(known ? error : new RollcallError('camera-failed', String(error), { cause: error }));
    }
  }

  async stop(): Promise<void> {
    this.probing.abort();
    await this.process?.stop();
  }

  /**
   * A camera that was seen is taken to be there still; the tool itself tells if it is not. One without modes was busy
   * when it was looked for, and is looked at again.
   */
  private async findCamera(signal: AbortSignal): Promise<RpicamProbe> {
    if (this.known && this.camera && this.camera.modes.length > 0) return this.known;
    this.known = await listRpicamCameras(this.deps.environment, signal);
    if (!this.known) {
      throw new RollcallError('no-camera', 'Neither rpicam-vid nor libcamera-vid is installed.', {
        advice: 'Install the camera tools: sudo apt install rpicam-apps.',
      });
    }
    if (this.camera) return this.known;
    const which = this.cameraIndex === 0 ? 'no camera' : `no camera ${this.cameraIndex}`;
    throw new RollcallError('no-camera', `${basename(this.known.tool)} lists ${which}.`);
  }

  private get camera(): ListedCamera | undefined {
    return this.known?.cameras.find(({ index }) => index === this.cameraIndex);
  }

  private run({ tool, version }: RpicamProbe, settings: Settings, listener: DriverListener): void {
    const { clock, logger, environment } = this.deps;
    const splitter = new QuietSplitter(clock, (unit) => listener.unit(unit));
    const process = new VideoProcess(tool, clock, {
      bytes: (chunk) => splitter.push(chunk),
      ended: (report) => {
        splitter.end();
        this.process = undefined;
        const error = exitError(report);
        if (error.code === 'no-camera' && this.known) this.known = { ...this.known, cameras: [] };
        listener.failed(error);
      },
    });
    this.process = process;
    const args = videoArguments(version, settings, this.cameraIndex);
    logger.debug({ tool, args }, 'The camera tool is started.');
    process.start(args, environment);
  }
}
