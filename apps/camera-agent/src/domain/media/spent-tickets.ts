import type { Clock } from '#contracts/ports/clock.js';

/** As many requests a minute no operator makes; more are refused rather than forgotten. */
const MOST = 10_000;

/** The tickets that were used, for as long as they could be used again. */
export class SpentTickets {
  /** When each may be forgotten, monotonic ms; the oldest is first. */
  private readonly until = new Map<string, number>();

  constructor(
    private readonly clock: Clock,
    private readonly ttlMs: number,
  ) {}

  /** False where it was spent before, or where there is no room to remember it. */
  spend(id: string): boolean {
    const now = this.clock.monotonic();
    for (const [old, until] of this.until) {
      if (until > now) break;
      this.until.delete(old);
    }
    if (this.until.has(id) || this.until.size >= MOST) return false;
    this.until.set(id, now + this.ttlMs);
    return true;
  }
}
