import type { Clock } from '#contracts/ports/clock.js';

/** Date.now() cuts off what is less. */
const RESOLUTION_MS = 1;
/** Unix milliseconds leave a double no more than 0.00025. */
const ROUNDING_MS = 0.001;

/** Unix ms with fractions, and how far that may be off. */
export interface FineReading {
  readonly ms: number;
  readonly errorMs: number;
}

/**
 * The wall clock finer than the whole milliseconds in which it can be read. The kernel runs it and the monotonic clock
 * at one rate, slewed or not, so that their difference stays the same until the wall clock is set: every reading says
 * within a millisecond what it is, and all of them together more.
 */
export class FineTime {
  /** The wall clock minus the monotonic one lies between these. */
  private low = -Infinity;
  private high = Infinity;

  constructor(private readonly clock: Pick<Clock, 'now' | 'monotonic'>) {}

  /** At an instant of `Clock.monotonic()`, for as long as the wall clock has not been set in between. */
  at(monotonicMs: number): FineReading {
    this.read();
    return { ms: (this.low + this.high) / 2 + monotonicMs, errorMs: (this.high - this.low) / 2 };
  }

  private read(): void {
    const before = this.clock.monotonic();
    const wall = this.clock.now();
    const after = this.clock.monotonic();
    const low = wall - after - ROUNDING_MS;
    const high = wall + RESOLUTION_MS - before + ROUNDING_MS;
    const wasSet = low > this.high || high < this.low;
    this.low = wasSet ? low : Math.max(this.low, low);
    this.high = wasSet ? high : Math.min(this.high, high);
  }
}
