import type { Clock, Timer } from '#contracts/ports/clock.js';
import type { AccessUnit } from '../../../domain/h264/access-unit.js';
import { CaptureClock } from './capture-clock.js';

/** The tool writes a frame's time right behind the frame. */
const WAIT_MS = 50;
/** A host is busy while a camera starts, and the first decides for the whole run. */
const FIRST_WAIT_MS = 500;
/** So many times that are late, and nobody waits for them until they have all come. */
const MAX_OWED = 8;
/** Times that came before their frames: a pipe full of small frames. */
const MAX_AHEAD = 1024;

/**
 * Gives each unit the capture time that comes on another pipe: the first line belongs to the first unit, and so on. A
 * unit whose time does not come soon goes on with that of its arrival. All units go on in order. A host that is busy for
 * a while has its times late, and exact again later.
 */
export class TimedUnits {
  private readonly captureClock = new CaptureClock();
  private readonly lines: (number | undefined)[] = [];
  private readonly waiting: AccessUnit[] = [];
  private owed = 0;
  private timer: Timer | undefined;
  private settled: 'pts' | 'arrival' | undefined;
  private trusting = true;
  /** Too many times are late. */
  private isBehind = false;

  constructor(
    private readonly clock: Clock,
    private readonly give: (unit: AccessUnit) => void,
    /** Times came, and then no more: for now, or for good once nothing is `trusted`. */
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

  /** True while a unit's time is to be expected right behind it. */
  get punctual(): boolean {
    return this.trusting && !this.isBehind;
  }

  /** Times that are here before their units. */
  get ahead(): number {
    return this.lines.length;
  }

  unit(unit: AccessUnit): void {
    this.waiting.push(unit);
    this.match();
    if (this.isBehind) this.goOn();
    else if (this.waiting.length > 0) this.timer ??= this.clock.after(this.waitMs, () => this.goOn());
  }

  /** The next frame's time, ms since the first; undefined if it cannot be read. */
  line(pts: number | undefined): void {
    if (!this.trusting) return;
    if (this.owed > 0) {
      this.owed -= 1;
      this.isBehind &&= this.owed > 0;
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

  private get waitMs(): number {
    return this.settled === undefined ? FIRST_WAIT_MS : WAIT_MS;
  }

  private stopTrusting(): void {
    if (this.punctual && this.settled === 'pts') this.lost();
    this.trusting = false;
    this.isBehind = false;
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
    if (this.settled === 'arrival') this.distrust();
    else if (this.owed > MAX_OWED && !this.isBehind) this.fallBehind();
    while (this.waiting.length > 0) this.giveFirst(undefined);
  }

  private fallBehind(): void {
    this.isBehind = true;
    this.lost();
  }

  private giveFirst(pts: number | undefined): void {
    const unit = this.waiting.shift();
    if (!unit) return;
    const timeMs = this.captureClock.timeOf(pts, unit.timeMs);
    const isLate = this.settled === 'pts' && !this.captureClock.isOwn;
    this.give({ ...unit, timeMs, ...(isLate && { late: true }) });
  }
}
