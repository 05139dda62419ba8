import type { Card } from '#contracts/udp/messages.js';

/** An answer to a confirmation is no news after this. */
const CONFIRMED_WITHIN_MS = 10_000;
const MAX_CONFIRMATIONS = 4096;
/** Numbers come with a right seal alone, so these are agents that the operator had, forgotten ones included. */
const MAX_NUMBERS = 8192;

/** Tells a card that answers what was asked lately, or that nobody heard before, from one that is said again. */
export class Freshness {
  /** The search that runs or ran last, and the one before. */
  private searches: readonly string[] = [];
  /** Questions to single services, and when they were asked, monotonic ms; the oldest first. */
  private readonly confirmations = new Map<string, number>();
  /** The greatest number that each agent has announced itself with. */
  private readonly numbers = new Map<string, number>();

  searchBegan(search: string): void {
    this.searches = [...this.searches, search].slice(-2);
  }

  confirmationBegan(search: string, now: number): void {
    for (const [asked, at] of this.confirmations) {
      if (now - at <= CONFIRMED_WITHIN_MS && this.confirmations.size < MAX_CONFIRMATIONS) break;
      this.confirmations.delete(asked);
    }
    this.confirmations.set(search, now);
  }

  /** Of a card with a right seal; of any other it tells nothing. */
  isFresh({ id, search, n }: Card, now: number): boolean {
    if (search !== undefined) return this.searches.includes(search) || this.isConfirmation(search, now);
    if (n === undefined || (!this.numbers.has(id) && this.numbers.size >= MAX_NUMBERS)) return false;
    return n > (this.numbers.get(id) ?? -1);
  }

  /** Notes a fresh card that is believed; true where its number must outlive this process. */
  note({ id, search, n }: Card): boolean {
    if (search !== undefined || n === undefined) return false;
    this.numbers.set(id, n);
    return true;
  }

  /** To be kept: also of agents that are forgotten, as their cards can be said again, too. */
  toStored(): Record<string, number> {
    return Object.fromEntries(this.numbers);
  }

  restore(numbers: Readonly<Record<string, number>>): void {
    for (const [id, n] of Object.entries(numbers)) this.numbers.set(id, n);
  }

  private isConfirmation(search: string, now: number): boolean {
    const at = this.confirmations.get(search);
    return at !== undefined && now - at <= CONFIRMED_WITHIN_MS;
  }
}
