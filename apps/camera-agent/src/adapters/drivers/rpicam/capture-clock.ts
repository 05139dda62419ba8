/** Nothing is held up this long and delivered after all: the tool has begun to count anew. */
const ANEW_MS = 10_000;

/**
 * Puts the tool's times, ms since its first frame, on the agent's monotonic clock. A frame takes its way through encoder
 * and pipe, now and then a longer one, never a shorter one than the shortest: the smallest difference seen is the truth,
 * and lateness does not shift it. Both clocks are the kernel's, so they do not drift. What is left is the shortest way,
 * a constant.
 */
export class CaptureClock {
  private offset: number | undefined;
  private last = -Infinity;
  private own = false;

  /** True where the last frame has its own time; false where it has that of an arrival. */
  get isOwn(): boolean {
    return this.own;
  }

  /** The time of a frame, ms, never before the last one; one without a time of its own (`pts` undefined) has its arrival's. */
  timeOf(pts: number | undefined, arrivalMs: number): number {
    const timeMs = pts === undefined ? arrivalMs : this.map(pts, arrivalMs);
    this.own = pts !== undefined && timeMs >= this.last;
    this.last = Math.max(this.last, timeMs);
    return this.last;
  }

  private map(pts: number, arrivalMs: number): number {
    const difference = arrivalMs - pts;
    const { offset } = this;
    if (offset === undefined || difference < offset || difference > offset + ANEW_MS)
      this.offset = difference;
    return pts + (this.offset ?? difference);
  }
}
