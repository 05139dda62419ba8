import { usageError } from '../cli-error.js';
import { parseBytes } from '../output/bytes.js';

export const MOST_AT_ONCE = 16;

/** Bytes a second, as `--limit-rate` says them. Throws a usage error. */
export function readRate(text: string, least: number): number {
  const rate = parseBytes(text);
  if (rate !== undefined && rate >= least) return rate;
  throw usageError(`--limit-rate ${text} cannot be used`, 'Write it such as 500kB or 20MB.');
}

/** How many films side by side, as `--at-once` says it. Throws a usage error. */
export function readAtOnce(text: string): number {
  const atOnce = /^\d{1,2}$/.test(text) ? Number(text) : 0;
  if (atOnce >= 1 && atOnce <= MOST_AT_ONCE) return atOnce;
  throw usageError(`--at-once ${text} cannot be used`, `Give a whole number from 1 to ${MOST_AT_ONCE}.`);
}
