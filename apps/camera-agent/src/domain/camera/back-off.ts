import type { Random } from '#contracts/ports/random.js';
import { retryPause } from '#contracts/retry-pause.js';

const FIRST_MS = 500;
const LONGEST_MS = 30_000;

/** How long to wait after the given number of failures in a row, 1 and up. */
export function backOffMs(failures: number, random: Random): number {
  return retryPause(failures - 1, { min: FIRST_MS, max: LONGEST_MS }, random);
}

/** The wait for what mends itself only when somebody comes, such as a missing camera: 15 to 30 s. */
export function slowRetryMs(random: Random): number {
  return retryPause(0, { min: LONGEST_MS, max: LONGEST_MS }, random);
}
