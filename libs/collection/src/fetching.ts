import type { Clock } from '#contracts/ports/clock.js';
import type { Random } from '#contracts/ports/random.js';
import type { FilmSource } from './film-source.js';
import type { Pace } from './rate-limit.js';

/** How long somebody who is not there is asked again. */
export interface Patience {
  /** Attempts in a row that bring nothing new. */
  readonly attempts: number;
  /** Bounds of the wait between two, ms; it doubles. */
  readonly pause: { readonly min: number; readonly max: number };
  /** A connection that brings less than `bytes` while it is waited for `waitMs` is broken off; as little is nothing new. */
  readonly least: { readonly bytes: number; readonly waitMs: number };
}

/** With what films are fetched. */
export interface Fetching {
  readonly source: FilmSource;
  readonly patience: Patience;
  readonly pace: Pace;
  readonly clock: Clock;
  readonly random: Pick<Random, 'next'>;
  /** Ends it; what has come stays. */
  readonly signal: AbortSignal;
  /** Is told why a film is about to be asked for again. */
  readonly broke?: (why: unknown) => void;
}

/** Is told how many bytes there are, of how many. */
export type OnProgress = (bytes: number, total: number) => void;
