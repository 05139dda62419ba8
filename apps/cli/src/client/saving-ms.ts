/** A film is closed and reported by then, and read for its SHA-256 where it is short. */
const LEAST_MS = 20_000;
/** A card reads a film in a tenth of the time in which it was written, or faster. */
const OF_ITS_LENGTH = 1 / 10;

/** How long after its planned end a film of `lengthMs` is waited for, ms. */
export function savingMs(lengthMs: number): number {
  return LEAST_MS + lengthMs * OF_ITS_LENGTH;
}
