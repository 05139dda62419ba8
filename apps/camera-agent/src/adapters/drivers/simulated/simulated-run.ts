import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { Clock, Timer } from '#contracts/ports/clock.js';
import type { DriverListener } from '../../../domain/camera/camera-driver.js';
import type { OperatorTime } from '../../../domain/clock/operator-time.js';
import type { AccessUnit } from '../../../domain/h264/access-unit.js';
import { corruptUnit } from '../../../domain/simulation/corrupt-unit.js';
import type { EndKind, FaultSchedule } from '../../../domain/simulation/fault-schedule.js';
import { trueTimeMark } from '../../../domain/simulation/frame-number-strip.js';
import type { SimulatedEncoder } from '../../../domain/simulation/simulated-encoder.js';

/** A busy host makes up for this much lateness, as a camera with room for some frames does; what is later is lost. */
const LATEST_MS = 1000;

/** Unix ms with fractions at an instant of the clock that is made wrong. */
export type TrueTime = (monotonicMs: number) => number;

export interface RunParts {
  readonly encoder: SimulatedEncoder;
  readonly listener: DriverListener;
  readonly fps: number;
  readonly faults: FaultSchedule;
  /** The camera's first start, on the clock: faults count from it. */
  readonly firstStartMs: number;
  readonly clock: Clock;
  readonly operatorTime: OperatorTime;
  readonly trueTime: TrueTime | undefined;
  /** When each frame is due, by the clock; from the start at its rate if not given. */
  readonly dueMs?: ((frame: number) => number) | undefined;
}

/** One run of the simulated camera, from its start until it is stopped or a fault ends it. */
export class SimulatedRun {
  private readonly frameMs: number;
  private startMs = 0;
  private timer: Timer | undefined;
  private ending: Timer | undefined;
  private keyFrameWanted = false;
  /** Due and not given: told with the next frame. */
  private missed = 0;
  private toDrop = 0;
  private toCorrupt = 0;
  private clockStepMs = 0;

  constructor(private readonly parts: RunParts) {
    this.frameMs = 1000 / parts.fps;
  }

  start(): void {
    const { faults, clock } = this.parts;
    const since = this.sinceFirstStart;
    const outage = (['busy', 'unplug'] as const).find((kind) => faults.lastsUntil(kind, since) !== undefined);
    const end = outage ? { kind: outage, at: since } : faults.nextEnd(since);
    if (end) this.ending = clock.after(end.at - since, () => this.fail(end.kind));
    const firstMs = this.parts.dueMs?.(0) ?? clock.monotonic();
    this.startMs = firstMs + (outage ? 0 : faults.take('slow-start', since));
    if (!outage) this.schedule(0);
  }

  stop(): void {
    this.timer?.stop();
    this.ending?.stop();
  }

  requestKeyFrame(): void {
    this.keyFrameWanted = true;
  }

  private get sinceFirstStart(): number {
    return this.parts.clock.monotonic() - this.parts.firstStartMs;
  }

  private fail(kind: EndKind): void {
    this.stop();
    const [code, what] = ENDS[kind];
    this.parts.listener.failed(new RollcallError(code, `${what}, as ROLLCALL_SIMULATE_FAULTS says.`));
  }

  /** Every frame has its own time from the start, so no lateness adds up. */
  private schedule(frame: number): void {
    const { clock } = this.parts;
    const wait = Math.max(0, this.dueMs(frame) - clock.monotonic());
    this.timer = clock.after(wait, () => this.due(frame));
  }

  private dueMs(frame: number): number {
    return this.parts.dueMs?.(frame) ?? this.startMs + frame * this.frameMs;
  }

  private due(frame: number): void {
    const { faults, clock, firstStartMs } = this.parts;
    const stallEnd = faults.lastsUntil('stall', this.sinceFirstStart);
    if (stallEnd !== undefined) {
      const next = Math.max(frame + 1, Math.ceil((firstStartMs + stallEnd - this.startMs) / this.frameMs));
      this.missed += next - frame;
      this.schedule(next);
      return;
    }
    const lateMs = clock.monotonic() - this.dueMs(frame);
    const lost = lateMs > LATEST_MS ? Math.floor(lateMs / this.frameMs) : 0;
    this.missed += lost;
    this.schedule(frame + lost + 1);
    this.give(frame + lost);
  }

  private give(frame: number): void {
    const { faults, listener } = this.parts;
    const since = this.sinceFirstStart;
    this.toDrop += faults.take('drop', since);
    this.toCorrupt += faults.take('corrupt', since);
    this.clockStepMs += faults.take('clock-step', since);
    const dropped = this.toDrop > 0 ? 1 : 0;
    this.toDrop -= dropped;
    this.missed += dropped;
    if (this.missed > 0) listener.dropped(this.missed);
    this.missed = 0;
    if (dropped === 0) listener.unit(this.encode(frame));
  }

  private encode(frame: number): AccessUnit {
    const { encoder, operatorTime, trueTime } = this.parts;
    const dueMs = this.dueMs(frame);
    const clockText = new Date(operatorTime.at(dueMs)).toISOString().replace('T', ' ');
    const mark = trueTime ? trueTimeMark(trueTime(dueMs)) : frame;
    const unit = encoder.next(frame, dueMs + this.clockStepMs, clockText, this.keyFrameWanted, mark);
    this.keyFrameWanted = false;
    if (this.toCorrupt === 0) return unit;
    this.toCorrupt -= 1;
    return corruptUnit(unit);
  }
}

const ENDS = {
  die: ['camera-failed', 'The camera died'],
  busy: ['camera-busy', 'Another process took the camera'],
  unplug: ['no-camera', 'The camera was unplugged'],
} as const;
