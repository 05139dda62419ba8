import type { Clock } from '#contracts/ports/clock.js';
import type { Logger } from '#contracts/ports/logger.js';
import { Counters } from './counters.js';

const QUIET_MS = 1000;

/** Counts every refusal by kind and logs the first of each kind in a second: a flood must not fill the log. */
export class Refusals {
  readonly counts = new Counters();
  private readonly lastLogged = new Map<string, number>();

  constructor(
    private readonly logger: Logger,
    private readonly clock: Clock,
  ) {}

  /** `kind` comes from code, never from a wire; `facts` say who and why. */
  refuse(kind: string, facts: object): void {
    this.counts.add(kind);
    const now = this.clock.monotonic();
    if (now - (this.lastLogged.get(kind) ?? -Infinity) < QUIET_MS) return;
    this.lastLogged.set(kind, now);
    this.logger.warn({ ...facts, kind, soFar: this.counts.toJSON()[kind] }, `Refused: ${kind}`);
  }
}
