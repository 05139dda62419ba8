/** Ten times a second is as good as at once to who looks. */
const PACE_MS = 100;

/**
 * Tells the newest value at once where nothing was told lately, and at a pace where much happens: a page that is drawn again
 * for each event of each of hundreds of cameras does nothing else any more.
 */
export class Pace<T> {
  private waiting: T | undefined;
  private toldAt = -Infinity;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly tell: (value: T) => void) {}

  take(value: T): void {
    const waitMs = this.toldAt + PACE_MS - performance.now();
    if (this.timer === undefined && waitMs <= 0) return this.tellNow(value);
    this.waiting = value;
    this.timer ??= setTimeout(() => this.wake(), waitMs);
  }

  close(): void {
    clearTimeout(this.timer);
  }

  private wake(): void {
    const { waiting } = this;
    this.timer = undefined;
    this.waiting = undefined;
    if (waiting !== undefined) this.tellNow(waiting);
  }

  private tellNow(value: T): void {
    this.toldAt = performance.now();
    this.tell(value);
  }
}
