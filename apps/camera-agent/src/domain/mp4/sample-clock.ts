/** Ticks a second of all times in the files. */
export const TIMESCALE = 90_000;

const TICKS_PER_MS = TIMESCALE / 1000;
const LONGEST_SAMPLE_TICKS = 2 ** 32 - 1;

/** A duration or time in whole ticks. */
export function ticksOf(ms: number): number {
  return Math.round(ms * TICKS_PER_MS);
}

/** A duration or time in ms. */
export function msOf(ticks: number): number {
  return ticks / TICKS_PER_MS;
}

/**
 * Turns capture times into ticks since the first. Every time is rounded by itself, so rounding never adds up; a time
 * that does not advance is put one tick after the one before, since a sample must have a duration.
 */
export class SampleClock {
  private last: number | undefined;
  private startMs = 0;

  next(timeMs: number): number {
    if (this.last === undefined) {
      this.startMs = timeMs;
      this.last = 0;
      return 0;
    }
    const ticks = ticksOf(timeMs - this.startMs);
    this.last = Math.min(Math.max(ticks, this.last + 1), this.last + LONGEST_SAMPLE_TICKS);
    return this.last;
  }
}
