import type { Clock } from '#contracts/ports/clock.js';
import type { Outcome } from '#contracts/errors/outcome.js';

const MAX_RESULTS = 256;
const KEPT_MS = 600_000;

interface Entry {
  readonly outcome: Outcome;
  readonly at: number;
}

/** The outcomes of the last 256 commands that were done, each for ten minutes: a repeat is answered from here. */
export class ResultMemory {
  private readonly entries = new Map<string, Entry>();

  constructor(private readonly clock: Clock) {}

  recall(key: string): Outcome | undefined {
    const entry = this.entries.get(key);
    if (!entry || this.clock.monotonic() - entry.at > KEPT_MS) return undefined;
    return entry.outcome;
  }

  remember(key: string, outcome: Outcome): void {
    this.entries.delete(key);
    this.entries.set(key, { outcome, at: this.clock.monotonic() });
    if (this.entries.size <= MAX_RESULTS) return;
    const [oldest] = this.entries.keys();
    if (oldest !== undefined) this.entries.delete(oldest);
  }
}
