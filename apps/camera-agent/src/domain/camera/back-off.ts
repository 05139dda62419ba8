import type { Random } from '#contracts/ports/random.js';

const FIRST_MS = 500;
const LONGEST_MS = 30_000;

/**
 * How long to wait after the given number of failures in a row, 1 and up: twice as long each time, at most 30 s,
 * with the later half of it random, so that the cameras of a whole fleet do not come back in step.
 */
export function backOffMs(failures: number, random: Random): number {
  const ceiling = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failures - 1, 16));
  return ceiling * (0.5 + random.next() / 2);
}

/** The wait for what mends itself only when somebody comes, such as a missing camera: 15 to 30 s. */
export function slowRetryMs(random: Random): number {
  return LONGEST_MS * (0.5 + random.next() / 2);
}
