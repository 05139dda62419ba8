import { usageError } from '../cli-error.js';
import { parseDuration } from '../output/duration.js';

const LONGEST_MS = 86_400_000;
const SHORTEST_MS = 100;

/** As long as a recording may be, ms. Throws a usage error. */
export function readDuration(text: string): number {
  const ms = parseDuration(text);
  if (ms !== undefined && ms >= SHORTEST_MS && ms <= LONGEST_MS) return ms;
  throw usageError(`"${text}" is no duration from 100ms to 24h`, 'Write it such as 10s, 1m30s or 2h.');
}
