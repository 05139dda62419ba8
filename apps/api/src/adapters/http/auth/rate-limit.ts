import type { Clock } from '#contracts/ports/clock.js';

/** The key that was counted longest ago makes room. */
const MAX_KEYS = 10_000;

interface Counted {
  readonly count: number;
  readonly at: number;
}

/** Counts per key, such as an address; each count is forgotten after a while. */
export class RateLimit {
  private readonly byKey = new Map<string, Counted>();

  /** So many at once, and one more every `refillMs`. */
  constructor(
    private readonly clock: Clock,
    private readonly burst: number,
    private readonly refillMs: number,
  ) {}

  isBlocked(key: string): boolean {
    return this.remaining(key) >= this.burst;
  }

  add(key: string): void {
    const count = this.remaining(key) + 1;
    this.byKey.delete(key);
    this.byKey.set(key, { count, at: this.clock.monotonic() });
    const [oldest] = this.byKey.keys();
    if (this.byKey.size > MAX_KEYS && oldest !== undefined) this.byKey.delete(oldest);
  }

  private remaining(key: string): number {
    const counted = this.byKey.get(key);
    if (!counted) return 0;
    return Math.max(0, counted.count - (this.clock.monotonic() - counted.at) / this.refillMs);
  }
}
