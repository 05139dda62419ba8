import type { Random } from '#contracts/ports/random.js';

const FIRST_MS = 500;
const LONGEST_MS = 10_000;

/**
 * How long to wait before the attempt after `failures` in a row: it doubles up to 10 s, begins at what the other
 * side asked for, and is spread by a quarter, so that many clients do not come back at once.
 */
export function backOff(failures: number, asked: number | undefined, random: Random): number {
  const base = Math.max(FIRST_MS, Math.min(asked ?? 0, LONGEST_MS));
  const wait = Math.min(LONGEST_MS, base * 2 ** Math.min(failures - 1, 10));
  return Math.round(wait * (0.75 + random.next() / 4));
}
