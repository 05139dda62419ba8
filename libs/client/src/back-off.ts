import { retryPause } from '../../contracts/src/retry-pause.js';
import type { Tools } from './tools.js';

const FIRST_MS = 500;
const LONGEST_MS = 10_000;

/** How long to wait after so many failures in a row; it begins at what the other side asked for. */
export function backOff(failures: number, asked: number | undefined, random: Tools['random']): number {
  const min = Math.max(FIRST_MS, Math.min(asked ?? 0, LONGEST_MS));
  return Math.round(retryPause(failures - 1, { min, max: LONGEST_MS }, random));
}
