import type { Random } from './ports/random.js';

/**
 * A pause that doubles with each failure up to its bound, the later half of it random, so that a whole fleet does not
 * come back in step.
 */
export function retryPause(
  failures: number,
  bounds: { min: number; max: number },
  random: Pick<Random, 'next'>,
): number {
  const ceiling = Math.min(bounds.max, bounds.min * 2 ** Math.min(failures, 20));
  return ceiling * (0.5 + random.next() / 2);
}
