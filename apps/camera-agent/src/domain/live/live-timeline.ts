const SHORTEST = 0.5;
const LONGEST = 1.5;
/** What is missing for longer was a break, which a live picture does not wait for. */
const BREAK = 4;
/** One break does not tell the rate, but a row of them does: each makes what is usual so much longer at most. */
const MOST_GROWTH = 1 / 4;

/**
 * Tells how long each picture is to be shown before the next one is known. Pictures follow each other without a gap or
 * an overlap, either of which makes a browser stand still; they are made a little longer or shorter, so that they keep
 * to the capture times.
 */
export class LiveTimeline {
  private lastTicks: number | undefined;
  /** Capture time so far, without breaks, and what the pictures so far last. */
  private captured = 0;
  private shown = 0;

  /** `usualTicks`: how long a picture lasts until two of them have told. */
  constructor(private usualTicks: number) {}

  /** The duration of the picture that was captured at `ticks`. */
  next(ticks: number): number {
    this.captured += this.stepTo(ticks);
    const wanted = this.captured + this.usualTicks - this.shown;
    const within = Math.min(Math.max(wanted, this.usualTicks * SHORTEST), this.usualTicks * LONGEST);
    const duration = Math.max(1, Math.round(within));
    this.shown += duration;
    return duration;
  }

  private stepTo(ticks: number): number {
    const step = ticks - (this.lastTicks ?? ticks);
    this.lastTicks = ticks;
    const usual = this.usualTicks;
    const most = Math.max(1, usual * MOST_GROWTH);
    if (step > 0) this.usualTicks += Math.round(Math.min((step - usual) / 8, most));
    return step < 0 || step > BREAK * usual ? usual : step;
  }
}
