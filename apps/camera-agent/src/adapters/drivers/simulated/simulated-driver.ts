import type { Settings } from '#contracts/messages/camera-settings.js';
import type { Clock } from '#contracts/ports/clock.js';
import type {
  CameraDriver,
  DriverListener,
  Measured,
  SettingsFor,
} from '../../../domain/camera/camera-driver.js';
import type { CameraFacts } from '../../../domain/camera/camera-unit.js';
import type { SyncOrder } from '../../../domain/camera/sync-order.js';
import type { OperatorTime } from '../../../domain/clock/operator-time.js';
import type { Fault } from '../../../domain/simulation/fault.js';
import { FaultSchedule } from '../../../domain/simulation/fault-schedule.js';
import type { HostTime } from './host-time.js';
import { lookOf, measuredAt, SIMULATED_CONTROLS } from '../../../domain/simulation/simulated-controls.js';
import { type Adjustments, SimulatedEncoder } from '../../../domain/simulation/simulated-encoder.js';
import type { SyncSignal } from '../../../domain/simulation/sync-signal.js';
import { type RunParts, SimulatedRun, type TrueTime } from './simulated-run.js';
import { SimulatedStep } from './simulated-step.js';

interface Open {
  readonly encoder: SimulatedEncoder;
  /** Absent while it waits for others. */
  run?: SimulatedRun;
  readonly step?: SimulatedStep;
  settings: Settings;
}

/** How simulated cameras of one host come into step. */
export interface SimulatedStepping {
  readonly hostTime: HostTime;
  readonly signal: SyncSignal;
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
    syncClock: 'host-clock',
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
    private readonly stepping?: SimulatedStepping,
  ) {
    this.faults = new FaultSchedule(faults);
  }

  get measured(): Measured {
    return this.open ? measuredAt(this.open.settings, this.clock.monotonic()) : {};
  }

  start(settingsFor: SettingsFor, listener: DriverListener, sync?: SyncOrder): Promise<void> {
    const settings = settingsFor(this.facts);
    const { clock, operatorTime, faults, name, trueTime } = this;
    const { width, height, fps } = settings;
    this.firstStartMs ??= clock.monotonic();
    // As a real camera's, sizes are rounded down to even ones.
    const size = { width: width - (width % 2), height: height - (height % 2) };
    const encoder = new SimulatedEncoder({ ...size, fps, name, ...adjustmentsOf(settings) });
    encoder.overlay(this.overlaid);
    const { firstStartMs } = this;
    const parts = { encoder, listener, fps, faults, firstStartMs, clock, operatorTime, trueTime };
    const step = sync && this.stepOf(sync, parts);
    this.open = { encoder, settings, ...(step && { step }) };
    if (step) step.start();
    else this.run(parts);
    return Promise.resolve();
  }

  stop(): Promise<void> {
    this.open?.step?.stop();
    this.open?.run?.stop();
    this.open = undefined;
    return Promise.resolve();
  }

  requestKeyFrame(): void {
    this.open?.run?.requestKeyFrame();
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

  private stepOf(order: SyncOrder, parts: RunParts): SimulatedStep | undefined {
    const { clock, listener, fps } = parts;
    const begin = (dueMs: (frame: number) => number): void => this.run({ ...parts, dueMs });
    const frameMs = 1000 / fps;
    return this.stepping && new SimulatedStep({ ...this.stepping, order, clock, listener, frameMs, begin });
  }

  private run(parts: RunParts): void {
    const run = new SimulatedRun(parts);
    if (this.open) this.open.run = run;
    run.start();
  }
}

function adjustmentsOf(settings: Settings): Adjustments {
  const { fps, gop = fps, bitrate } = settings;
  return { gop, look: lookOf(settings), ...(bitrate !== undefined && { bitrate }) };
}
