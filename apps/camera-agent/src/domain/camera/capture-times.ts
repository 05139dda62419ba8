/** A camera's clock that is further off than this has jumped; what is less is a late delivery. */
const STEP_MS = 1000;
/** Time goes back in a jump alone; less than this may be a driver's estimate. */
const BACK_MS = 50;

/**
 * Keeps the capture times of one run growing with the agent's clock when the clock of the camera jumps: after a jump they
 * go on as if there had been none. Frames that come late in a heap are no jump.
 */
export class CaptureTimes {
  private correctionMs = 0;
  /** How far capture times may be before the agent's clock: not at all, unless the first one was. */
  private leadMs: number | undefined;
  private last = { timeMs: 0, nowMs: 0 };

  /** The time that counts of a frame taken at `timeMs` by the camera and got at `nowMs` by the agent; and how far the clock has just jumped. */
  next(timeMs: number, nowMs: number): { readonly timeMs: number; readonly steppedMs: number } {
    const steppedMs = this.stepIn(timeMs + this.correctionMs, nowMs);
    this.correctionMs -= steppedMs;
    this.last = { timeMs: timeMs + this.correctionMs, nowMs };
    return { timeMs: this.last.timeMs, steppedMs };
  }

  private stepIn(timeMs: number, nowMs: number): number {
    if (this.leadMs === undefined) {
      this.leadMs = Math.max(0, timeMs - nowMs);
      return 0;
    }
    const sinceLast = nowMs - this.last.nowMs;
    const beyond = timeMs - this.last.timeMs - sinceLast;
    const isAhead = beyond > STEP_MS && timeMs - nowMs - this.leadMs > STEP_MS;
    return timeMs < this.last.timeMs - BACK_MS || isAhead ? beyond : 0;
  }
}
