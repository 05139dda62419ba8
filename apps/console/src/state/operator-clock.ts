import type { Fleet } from '#client/index.js';

/** The clock of either host may be set while one looks: what is older than two of these counts no more. */
const KEPT_MS = 60_000;

/**
 * How far the clock of this browser is ahead of the operator host's. Events come later than they happened and never earlier:
 * the one that came quickest tells it best.
 */
export class OperatorClock {
  private lately = Infinity;
  private before = Infinity;
  private begunAt = performance.now();

  /** ms; 0 until something was heard. */
  get aheadMs(): number {
    const least = Math.min(this.lately, this.before);
    return Number.isFinite(least) ? least : 0;
  }

  /** An event of this time comes now. */
  hear(time: string): void {
    const now = performance.now();
    if (now - this.begunAt > KEPT_MS) {
      this.before = this.lately;
      this.lately = Infinity;
      this.begunAt = now;
    }
    this.lately = Math.min(this.lately, Date.now() - Date.parse(time));
  }
}

const kept = new WeakMap<Fleet, OperatorClock>();

/** One for all that shows a time. */
export function operatorClockOf(fleet: Fleet): OperatorClock {
  const known = kept.get(fleet);
  if (known) return known;
  const clock = new OperatorClock();
  kept.set(fleet, clock);
  fleet.onEvent((event) => {
    if ('time' in event) clock.hear(event.time);
  });
  return clock;
}
