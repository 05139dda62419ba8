import type { Clock } from '#contracts/ports/clock.js';

/** Wrong tokens that an address may send at once, and how often it gets another try. */
const BURST = 20;
const REFILL_MS = 1000;
/** The address that failed longest ago makes room. */
const MAX_ADDRESSES = 10_000;

interface Failures {
  readonly count: number;
  readonly at: number;
}

/** How many wrong tokens came from where, so that nobody can try them fast. */
export class FailedTokens {
  private readonly byAddress = new Map<string, Failures>();

  constructor(private readonly clock: Clock) {}

  isBlocked(address: string): boolean {
    return this.remaining(address) >= BURST;
  }

  add(address: string): void {
    const count = this.remaining(address) + 1;
    this.byAddress.delete(address);
    this.byAddress.set(address, { count, at: this.clock.monotonic() });
    const [oldest] = this.byAddress.keys();
    if (this.byAddress.size > MAX_ADDRESSES && oldest !== undefined) this.byAddress.delete(oldest);
  }

  private remaining(address: string): number {
    const failures = this.byAddress.get(address);
    if (!failures) return 0;
    return Math.max(0, failures.count - (this.clock.monotonic() - failures.at) / REFILL_MS);
  }
}
