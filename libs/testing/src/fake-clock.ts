import type { Clock, Timer } from '#contracts/ports/clock.js';

interface Pending {
  readonly at: number;
  readonly run: () => void;
}

/** A clock that moves only when the test moves it. */
export class FakeClock implements Clock {
  private elapsed = 0;
  /** By time; of the same time in the order in which they were set. */
  private readonly pending: Pending[] = [];

  constructor(private epoch = Date.UTC(2026, 0, 1)) {}

  now(): number {
    return this.epoch + this.elapsed;
  }

  monotonic(): number {
    return this.elapsed;
  }

  after(ms: number, run: () => void): Timer {
    const entry = { at: this.elapsed + ms, run };
    this.pending.splice(this.placeOf(entry.at), 0, entry);
    return { stop: () => this.remove(entry) };
  }

  /** Moves on and runs, in order, every timer that falls due on the way. */
  advance(ms: number): void {
    const end = this.elapsed + ms;
    for (let [next] = this.pending; next && next.at <= end; [next] = this.pending) {
      this.pending.shift();
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
    return this.pending.length;
  }

  private remove(entry: Pending): void {
    const index = this.pending.indexOf(entry);
    if (index >= 0) this.pending.splice(index, 1);
  }

  /** Behind all that are due no later: found by halving, as a simulated fleet has thousands. */
  private placeOf(at: number): number {
    let [low, high] = [0, this.pending.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.pending[middle]?.at ?? Infinity) <= at) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
