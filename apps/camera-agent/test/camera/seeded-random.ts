import type { Random } from '#contracts/ports/random.js';

/** Numbers that look random and are the same in every run (mulberry32). */
export function seededRandom(seed: number): Random {
  let state = seed;
  let ids = 0;
  return {
    next: () => {
      state = (state + 0x6d2b79f5) | 0;
      let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    },
    id: () => `rec-${seed}-${++ids}`,
  };
}
