import type { Clock, Timer } from '#contracts/ports/clock.js';
import type { AccessUnit } from '../../../domain/h264/access-unit.js';
import { CaptureClock } from './capture-clock.js';

/** The tool writes a frame's time right behind the frame. */
const WAIT_MS = 50;
/** So many times that came late or not at all, and nobody waits for more. */
const MAX_OWED = 8;
/** Times that came before their frames: a pipe full of small frames. */
const MAX_AHEAD = 1024;

/**
 * Gives each unit the capture time that comes on another pipe: the first line belongs to the first unit, and so on. A
 * unit whose time does not come soon goes on with that of its arrival. All units go on in order.
 */
export class TimedUnits {
  private readonly captureClock = new CaptureClock();
  private readonly lines: (number | undefined)[] = [];
  private readonly waiting: AccessUnit[] = [];
  private owed = 0;
  private timer: Timer | undefined;
  private settled: 'pts' | 'arrival' | undefined;
  private trusting = true;

  constructor(
    private readonly clock: Clock,
    private readonly give: (unit: AccessUnit) => void,
    /** Times came, and then no more. */
    private readonly lost: () => void,
  ) {}

  /** Where the times come from; settled when the first unit is given. */
  get source(): 'pts' | 'arrival' | undefined {
    return this.settled;
  }

  /** False once frames and times are known not to belong together any more. */
  get trusted(): boolean {
    return this.trusting;
  }

  /** Times that are here before their units. */
  get ahead(): number {
    return this.lines.length;
  }

  unit(unit: AccessUnit): void {
    this.waiting.push(unit);
    this.match();
    if (this.waiting.length > 0) this.timer ??= this.clock.after(WAIT_MS, () => this.goOn());
  }

  /** The next frame's time, ms since the first; undefined if it cannot be read. */
  line(pts: number | undefined): void {
    if (!this.trusting) return;
    if (this.owed > 0) {
      this.owed -= 1;
      return;
    }
    this.lines.push(pts);
    if (this.lines.length > MAX_AHEAD) this.distrust();
    else this.match();
  }

  /** From now on every unit has the time of its arrival. */
  distrust(): void {
    this.stopTrusting();
    this.match();
  }

  /** Gives what still waits. */
  end(): void {
    this.goOn();
  }

  private stopTrusting(): void {
    if (this.trusting && this.settled === 'pts') this.lost();
    this.trusting = false;
    this.lines.length = 0;
  }

  private match(): void {
    while (this.waiting.length > 0 && (this.lines.length > 0 || !this.trusting)) {
      const pts = this.lines.shift();
      this.settled ??= pts === undefined ? 'arrival' : 'pts';
      if (this.settled === 'arrival') this.stopTrusting();
      this.giveFirst(pts);
    }
    if (this.waiting.length > 0) return;
    this.timer?.stop();
    this.timer = undefined;
  }

  /** A run whose first unit has no time has none at all. */
  private goOn(): void {
    this.timer?.stop();
    this.timer = undefined;
    if (this.waiting.length === 0) return;
    this.settled ??= 'arrival';
    this.owed += this.waiting.length;
    if (this.settled === 'arrival' || this.owed > MAX_OWED) this.distrust();
    while (this.waiting.length > 0) this.giveFirst(undefined);
  }

  private giveFirst(pts: number | undefined): void {
    const unit = this.waiting.shift();
    if (unit) this.give({ ...unit, timeMs: this.captureClock.timeOf(pts, unit.timeMs) });
  }
}
