import type { Clock, Timer } from '#contracts/ports/clock.js';

interface Pending {
  readonly at: number;
  readonly run: () => void;
}

/** A clock that moves only when the test moves it. */
export class FakeClock implements Clock {
  private elapsed = 0;
  private readonly pending = new Set<Pending>();

  constructor(private epoch = Date.UTC(2026, 0, 1)) {}

  now(): number {
    return this.epoch + this.elapsed;
  }

  monotonic(): number {
    return this.elapsed;
  }

  after(ms: number, run: () => void): Timer {
    const entry = { at: this.elapsed + ms, run };
    this.pending.add(entry);
    return { stop: () => void this.pending.delete(entry) };
  }

  /** Moves on and runs, in order, every timer that falls due on the way. */
  advance(ms: number): void {
    const end = this.elapsed + ms;
    for (let next = this.nextDue(end); next; next = this.nextDue(end)) {
      this.pending.delete(next);
      this.elapsed = Math.max(this.elapsed, next.at);
      next.run();
    }
    this.elapsed = end;
  }

  /** The wall clock jumps; the monotonic one does not notice. */
  step(ms: number): void {
    this.epoch += ms;
  }

  get timers(): number {
    return this.pending.size;
  }

  private nextDue(end: number): Pending | undefined {
    const due = [...this.pending].filter(({ at }) => at <= end);
    return due.sort((a, b) => a.at - b.at)[0];
  }
}
