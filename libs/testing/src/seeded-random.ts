import type { Random } from '#contracts/ports/random.js';

/** The same numbers and ids for the same seed (mulberry32). */
export function seededRandom(seed: number): Random {
  let state = seed | 0;
  let ids = 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  return { next, id: () => `id-${(ids += 1)}` };
}
