import type { Clock, Timer } from '#contracts/ports/clock.js';
import type { Logger } from '#contracts/ports/logger.js';
import type { Counters } from '#runtime/counters.js';
import { Refusals } from '#runtime/refusals.js';
import type { RefusalKind } from '../../domain/refusal.js';

const SUMMARY_MS = 60_000;

/** Counts and logs refusals, and logs the counts of all kinds a minute after they began to change. */
export class RefusalLog {
  private readonly refusals: Refusals;
  private summary: Timer | undefined;

  constructor(
    private readonly logger: Logger,
    private readonly clock: Clock,
  ) {
    this.refusals = new Refusals(logger, clock);
  }

  get counts(): Counters {
    return this.refusals.counts;
  }

  /** `who` are the facts known of the client: its address, and its id once it gave one. */
  refused(kind: RefusalKind, who: object, why: string): void {
    this.refusals.refuse(kind, { ...who, why });
    this.summary ??= this.clock.after(SUMMARY_MS, () => this.summarise());
  }

  stop(): void {
    this.summary?.stop();
  }

  private summarise(): void {
    this.summary = undefined;
    this.logger.info({ refused: this.counts }, 'Refusals since the start, by kind.');
  }
}
