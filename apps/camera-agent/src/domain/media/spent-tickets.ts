/** As many requests a minute no operator makes; more are refused rather than forgotten. */
const MOST = 10_000;

/** The tickets that were used, for as long as they could be used again. Times are the operator's, which may be set back. */
export class SpentTickets {
  /** When each expires, unix ms; the oldest is first. */
  private readonly expiries = new Map<string, number>();

  /** False where it was spent before, or where there is no room to remember it. */
  spend({ id, expiresAt }: { readonly id: string; readonly expiresAt: number }, now: number): boolean {
    for (const [old, expiry] of this.expiries) {
      if (expiry > now) break;
      this.expiries.delete(old);
    }
    if (this.expiries.has(id) || this.expiries.size >= MOST) return false;
    this.expiries.set(id, expiresAt);
    return true;
  }
}
