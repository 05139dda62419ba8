import type { NetworkTrouble } from '#contracts/messages/registry.js';
import type { Instant } from './instant.js';

/** Fewer that fall silent are rather they than the network. */
const LEAST = 5;
/**
 * With the two searches that make a service suspect, 72 s at most, the whole is over 142 s after the last sign of life.
 */
const HOLD_MS = 70_000;

/** Many services that UDP alone tells of are silent at once: they are held, and lost together if it stays. */
export interface Trouble {
  readonly silent: number;
  readonly known: number;
  readonly since: Instant;
  readonly until: Instant;
}

/** At the end of a search `silent` of `known` services are suspect: is that the network? */
export function troubleOf(
  silent: number,
  known: number,
  before: Trouble | undefined,
  now: Instant,
): Trouble | undefined {
  if (silent < LEAST || silent * 2 < known) return undefined;
  const until = { wall: now.wall + HOLD_MS, mono: now.mono + HOLD_MS };
  return { silent, known, since: before?.since ?? now, until: before?.until ?? until };
}

export function toNetworkTrouble({ silent, known, since, until }: Trouble): NetworkTrouble {
  const time = ({ wall }: Instant): string => new Date(wall).toISOString();
  return { silent, known, since: time(since), until: time(until) };
}
