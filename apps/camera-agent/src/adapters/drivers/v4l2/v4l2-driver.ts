import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { ControlRange, Settings } from '#contracts/messages/camera-settings.js';
import type { Clock } from '#contracts/ports/clock.js';
import type { Logger } from '#contracts/ports/logger.js';
import type {
  CameraDriver,
  DriverListener,
  Measured,
  SettingsFor,
} from '../../../domain/camera/camera-driver.js';
import type { CameraFacts } from '../../../domain/camera/camera-unit.js';
import type { ToolEnvironment } from '#runtime/find-program.js';
import { cameraHolders } from '../rpicam/camera-holders.js';
import { busyError } from '../rpicam/exit-error.js';
import { StillTaker } from '../rpicam/still-taker.js';
import { VideoProcess } from '../rpicam/video-process.js';
import { cameraControls } from './camera-controls.js';
import { CameraTuning } from './camera-tuning.js';
import { encodesItself, modesOf, offers } from './capture-plan.js';
import { rangesOf } from './control-values.js';
import { KeyFrameButton } from './key-frame-button.js';
import { Measuring } from './measuring.js';
import { modelOf, probeDevice, type V4l2Camera } from './probe.js';
import { streamCutter } from './stream-cutter.js';
import { streamProgram } from './stream-program.js';
import { usbStill } from './usb-still.js';
import { v4l2Error } from './v4l2-error.js';
import { noUsbCamera, noV4l2Tool, V4l2Tool } from './v4l2-tool.js';

export interface V4l2Deps {
  readonly clock: Clock;
  readonly logger: Logger;
  /** `PATH` to find the programs on, and what they get as their own environment. */
  readonly environment: ToolEnvironment;
  /** Where udev names devices; its usual place if not given. */
  readonly namesFolder?: string;
  /** Where the kernel tells about processes; `/proc` if not given. */
  readonly proc?: string;
}

/** Of what ffmpeg encodes; the camera's own encoder is left as it is. */
const ENCODER_CONTROLS: readonly ControlRange[] = [
  { name: 'bitrate', min: 100_000, max: 50_000_000, live: false },
  { name: 'gop', min: 1, max: 1000, live: false },
  { name: 'rotation', rotations: [0, 90, 180, 270], live: false },
  { name: 'hflip', live: false },
  { name: 'vflip', live: false },
];

/** What is open, or was found when it last was. */
interface Found {
  readonly tool: V4l2Tool;
  readonly camera: V4l2Camera;
  readonly tuning: CameraTuning;
}

/** Drives a USB camera: its own H.264 by v4l2-ctl, or its pictures through ffmpeg. */
export class V4l2Driver implements CameraDriver {
  readonly timeSource = 'arrival';
  private found: Found | undefined;
  private stream: VideoProcess | undefined;
  private measuring: Measuring | undefined;
  private keyFrames: KeyFrameButton | undefined;
  private readonly stills = new StillTaker();
  private opening = new AbortController();
  /** What `stop` waits for: the last words of a run. */
  private ending = Promise.resolve();

  /**
   * `known`: what a look before has found, so that the facts are there before the first start. Without a device it only
   * says that none is plugged in.
   */
  constructor(
    private readonly device: string | undefined,
    private known: V4l2Camera | undefined,
    private readonly deps: V4l2Deps,
  ) {}

  get facts(): CameraFacts {
    const { model, formats = [], controls = [] } = this.known ?? {};
    const own = encodesItself(formats);
    return {
      model: model ?? 'none',
      driver: 'v4l2',
      modes: modesOf(formats),
      ...(own && { offers: (video) => offers(formats, video) }),
      controls: [...rangesOf(cameraControls(controls)), ...(own || !model ? [] : ENCODER_CONTROLS)],
      keyFramesOnRequest: own,
      annotation: 'track',
    };
  }

  get measured(): Measured {
    return this.measuring?.latest ?? {};
  }

  async start(settingsFor: SettingsFor, listener: DriverListener): Promise<void> {
    this.opening = new AbortController();
    const { signal } = this.opening;
    try {
      await this.stills.end();
      const found = await this.find(signal);
      const settings = settingsFor(this.facts);
      const program = await streamProgram(found, settings, this.deps.environment);
      await this.tune(found, settings, signal);
      if (!signal.aborted) this.run(found, program, listener);
    } catch (error) {
      if (signal.aborted) return;
      const failure = asRollcallError(error);
      this.forget(failure);
      listener.failed(failure);
    }
  }

  async stop(): Promise<void> {
    this.opening.abort();
    this.measuring?.stop();
    this.keyFrames?.stop();
    await Promise.all([this.stills.end(), this.stream?.stop()]);
    await this.ending;
  }

  /** Only an encoder in the camera can be told, and not each of them: ffmpeg and the others keep to their distance. */
  requestKeyFrame(): void {
    if (this.stream) this.keyFrames?.press();
  }

  async still(settings: Settings): Promise<Uint8Array> {
    if (this.stream) throw new RollcallError('camera-busy', 'The camera is open.');
    try {
      return await this.stills.take(async (signal) => {
        const found = await this.find(signal);
        await this.tune(found, settings, signal);
        return usbStill(found.camera, settings, this.deps.environment, signal);
      });
    } catch (error) {
      throw await this.explained(asRollcallError(error));
    }
  }

  async apply(settings: Settings): Promise<void> {
    const { found } = this;
    if (!found) throw new RollcallError('camera-not-ready', 'The camera is not open.');
    await found.tuning.write(settings, this.opening.signal);
    this.measuring?.again();
  }

  /**
   * A camera is asked anew whenever it is opened: another may have come, one that returns has its defaults, and any other
   * program may have set it meanwhile.
   */
  private async find(signal: AbortSignal): Promise<Found> {
    const { device } = this;
    const { environment, namesFolder } = this.deps;
    const tool = await V4l2Tool.find(environment);
    if (!tool) throw noV4l2Tool();
    if (device === undefined) throw noUsbCamera();
    const model = this.known?.model ?? (await modelOf(tool, device, signal, namesFolder));
    const camera = await probeDevice(tool, { device, model }, signal);
    if (!camera) throw new RollcallError('no-camera', `${device} gives no pictures: it is no camera.`);
    this.known = camera;
    this.found = { tool, camera, tuning: new CameraTuning(tool, camera) };
    return this.found;
  }

  /** A camera that refuses a setting gives its pictures all the same. */
  private async tune({ tuning }: Found, settings: Settings, signal: AbortSignal): Promise<void> {
    try {
      await tuning.write(settings, signal);
    } catch (error) {
      if (!(error instanceof RollcallError) || signal.aborted) throw error;
      const facts = { device: this.device, code: error.code, detail: error.message };
      this.deps.logger.warn(facts, 'The camera did not take its settings.');
    }
  }

  private run(found: Found, program: readonly string[], listener: DriverListener): void {
    const { clock, logger, environment } = this.deps;
    const [tool = '', ...args] = program;
    const cut = streamCutter(clock, (unit) => listener.unit(unit));
    const measuring = new Measuring(found.tuning, clock, logger);
    const stream = new VideoProcess(tool, clock, {
      said: () => undefined,
      bytes: cut,
      ended: (report) => {
        measuring.stop();
        this.keyFrames?.stop();
        this.stream = undefined;
        this.ending = this.tell(v4l2Error(report), listener);
      },
    });
    this.stream = stream;
    this.measuring = measuring;
    this.keyFrames = new KeyFrameButton(found.tool, found.camera, clock, logger);
    logger.debug({ tool, args }, 'The program of the camera is started.');
    stream.start(args, environment);
    measuring.again();
  }

  private async tell(error: RollcallError, listener: DriverListener): Promise<void> {
    if (!this.opening.signal.aborted) this.forget(error);
    listener.failed(await this.explained(error));
  }

  private async explained(error: RollcallError): Promise<RollcallError> {
    if (error.code !== 'camera-busy' || this.stream) return error;
    return busyError(error, await cameraHolders(this.deps.proc ?? '/proc', process.pid));
  }

  private forget({ code }: RollcallError): void {
    this.found = undefined;
    if (code === 'no-camera') this.known = undefined;
  }
}

function asRollcallError(error: unknown): RollcallError {
  if (error instanceof RollcallError) return error;
  return new RollcallError('camera-failed', String(error), { cause: error });
}
