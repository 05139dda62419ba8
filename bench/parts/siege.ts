import { setTimeout as pause } from 'node:timers/promises';
import type { Regular } from '#testing/regulars.js';
import type { Strangers } from '#testing/strangers.js';
import { accepted } from './accepted.js';

const ASK_EVERY_MS = 20;
const LOOK_EVERY_MS = 20;

export interface SiegeOutcome {
  /** Requests of the client that was there before. */
  readonly served: number;
  readonly failed: number;
  /** Strangers that the program kept at a time: who is being thrown out is still there for one look, but not for two. */
  readonly most: number;
  /** Connections of strangers in all. */
  readonly tries: number;
}

/** Strangers at a port while a client of it goes on. */
export class Siege {
  private readonly ending = new AbortController();
  private readonly outcome = { served: 0, failed: 0, most: 0 };

  constructor(
    private readonly port: number,
    private readonly strangers: Strangers,
    private readonly regular: Regular,
  ) {}

  /** So many strangers at a time for `ms` milliseconds; who is thrown out comes again. */
  async last(count: number, says: readonly string[], ms: number): Promise<SiegeOutcome> {
    const during = [this.ask(), this.look()];
    await this.strangers.besiege(count, says, ms);
    this.ending.abort();
    await Promise.all(during);
    return { ...this.outcome, tries: this.strangers.tries };
  }

  private async ask(): Promise<void> {
    while (!this.ending.signal.aborted) {
      await this.regular.ask().then(
        () => (this.outcome.served += 1),
        () => (this.outcome.failed += 1),
      );
      await pause(ASK_EVERY_MS);
    }
  }

  private async look(): Promise<void> {
    let before: ReadonlySet<number> = new Set();
    while (!this.ending.signal.aborted) {
      const held = await accepted(this.port, this.strangers.ports);
      const kept = [...held].filter((port) => before.has(port));
      this.outcome.most = Math.max(this.outcome.most, kept.length);
      before = held;
      await pause(LOOK_EVERY_MS);
    }
  }
}
