import type { Clock } from '../../contracts/src/ports/clock.js';
import type { Random } from '../../contracts/src/ports/random.js';

/** What tests bring along, and everybody else leaves as it is. */
export interface Tools {
  readonly clock: Clock;
  readonly random: Pick<Random, 'next'>;
}

export const TOOLS: Tools = {
  clock: {
    now: () => Date.now(),
    monotonic: () => performance.now(),
    after: (ms, run) => {
      const timer = setTimeout(run, ms);
      return { stop: () => clearTimeout(timer) };
    },
  },
  random: { next: () => Math.random() },
};
