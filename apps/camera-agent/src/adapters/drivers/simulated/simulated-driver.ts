import type { Settings } from '#contracts/messages/camera-settings.js';
import type { Clock } from '#contracts/ports/clock.js';
import type {
  CameraDriver,
  DriverListener,
  Measured,
  SettingsFor,
} from '../../../domain/camera/camera-driver.js';
import type { CameraFacts } from '../../../domain/camera/camera-unit.js';
import type { OperatorTime } from '../../../domain/clock/operator-time.js';
import type { Fault } from '../../../domain/simulation/fault.js';
import { FaultSchedule } from '../../../domain/simulation/fault-schedule.js';
import { lookOf, measuredAt, SIMULATED_CONTROLS } from '../../../domain/simulation/simulated-controls.js';
import { type Adjustments, SimulatedEncoder } from '../../../domain/simulation/simulated-encoder.js';
import { SimulatedRun, type TrueTime } from './simulated-run.js';

interface Open {
  readonly encoder: SimulatedEncoder;
  readonly run: SimulatedRun;
  settings: Settings;
}

/** Makes test pictures at the rate of a real camera. Capture times are the times at which frames were due. */
export class SimulatedDriver implements CameraDriver {
  readonly timeSource = 'sensor';
  readonly facts: CameraFacts = {
    model: 'simulated',
    driver: 'simulated',
    modes: [
      { width: 640, height: 480, maxFps: 90 },
      { width: 1280, height: 720, maxFps: 60 },
      { width: 1920, height: 1080, maxFps: 30 },
      { width: 4096, height: 2304, maxFps: 10 },
    ],
    controls: SIMULATED_CONTROLS,
    annotation: 'burned-in',
  };
  private readonly faults: FaultSchedule;
  private open: Open | undefined;
  private overlaid: string | undefined;
  private firstStartMs: number | undefined;

  /**
   * `name` is drawn into the picture, with the operator's time and the number of the frame. With `trueTime` programs read
   * that of the capture in place of the number.
   */
  constructor(
    private readonly name: string,
    private readonly clock: Clock,
    private readonly operatorTime: OperatorTime,
    faults: readonly Fault[] = [],
    private readonly trueTime?: TrueTime,
  ) {
    this.faults = new FaultSchedule(faults);
  }

  get measured(): Measured {
    return this.open ? measuredAt(this.open.settings, this.clock.monotonic()) : {};
  }

  start(settingsFor: SettingsFor, listener: DriverListener): Promise<void> {
    const settings = settingsFor(this.facts);
    const { clock, operatorTime, faults, name, trueTime } = this;
    const { width, height, fps } = settings;
    this.firstStartMs ??= clock.monotonic();
    // As a real camera's, sizes are rounded down to even ones.
    const size = { width: width - (width % 2), height: height - (height % 2) };
    const encoder = new SimulatedEncoder({ ...size, fps, name, ...adjustmentsOf(settings) });
    encoder.overlay(this.overlaid);
    const { firstStartMs } = this;
    const run = new SimulatedRun({
      ...{ encoder, listener, fps, faults, firstStartMs },
      ...{ clock, operatorTime, trueTime },
    });
    this.open = { encoder, run, settings };
    run.start();
    return Promise.resolve();
  }

  stop(): Promise<void> {
    this.open?.run.stop();
    this.open = undefined;
    return Promise.resolve();
  }

  requestKeyFrame(): void {
    this.open?.run.requestKeyFrame();
  }

  apply(settings: Settings): Promise<void> {
    if (this.open) {
      this.open.settings = settings;
      this.open.encoder.adjust(adjustmentsOf(settings));
    }
    return Promise.resolve();
  }

  overlay(text: string | undefined): void {
    this.overlaid = text;
    this.open?.encoder.overlay(text);
  }
}

function adjustmentsOf(settings: Settings): Adjustments {
  const { fps, gop = fps, bitrate } = settings;
  return { gop, look: lookOf(settings), ...(bitrate !== undefined && { bitrate }) };
}
