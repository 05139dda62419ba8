import fc from 'fast-check';
import { seededRandom } from './seeded-random.js';

/** So many in the time of a normal run: each case is a handful of numbers, of which the test makes what it tries. */
export const CASES = 100_000;
const BATCH = 100;
export const CASES_DEADLINE_MS = 120_000;

/** For the title of a test. */
export const SO_MANY = `${CASES.toLocaleString('en')} cases`;

export const damage = fc.record({
  which: fc.nat(10_000),
  kind: fc.nat(3),
  at: fc.nat(20_000),
  byte: fc.nat(255),
});
export type Damage = typeof damage extends fc.Arbitrary<infer T> ? T : never;

/** One byte turned, left out or put in, or all behind it cut off. */
export function damaged(whole: Uint8Array, { kind, at, byte }: Damage): Uint8Array {
  const i = at % whole.length;
  const [before, after] = [whole.subarray(0, i), whole.subarray(i + 1)];
  if (kind === 0) return Buffer.concat([before, Uint8Array.of(byte), after]);
  if (kind === 1) return Buffer.concat([before, after]);
  if (kind === 2) return Buffer.concat([before, Uint8Array.of(byte), whole.subarray(i)]);
  return before;
}

export interface Tally {
  readonly taken: number;
  readonly refused: number;
}

/** Fails at the first case that does; says how many were taken and how many refused. */
export function tryAll<T>(cases: fc.Arbitrary<T>, isTaken: (given: T) => boolean): Tally {
  const count = { taken: 0, refused: 0 };
  const property = fc.property(cases, (given) => {
    count[isTaken(given) ? 'taken' : 'refused'] += 1;
  });
  fc.assert(property, { numRuns: CASES });
  return count;
}

/** Gives a whole number below `sides`. */
export type Dice = (sides: number) => number;

/**
 * The same where making a case of numbers takes longer than what is tried with it: each of the runs is a seed, by which
 * the dice of a hundred cases fall. The failure names the seed of its case.
 */
export async function throwAll(isTaken: (dice: Dice) => boolean | Promise<boolean>): Promise<Tally> {
  const count = { taken: 0, refused: 0 };
  const batch = fc.asyncProperty(fc.nat(), async (seed) => {
    for (let each = 0; each < BATCH; each += 1) {
      try {
        const answer = isTaken(diceOf(seed + each));
        // To wait costs more than most answers do.
        count[(typeof answer === 'boolean' ? answer : await answer) ? 'taken' : 'refused'] += 1;
      } catch (error) {
        throw new Error(`with the seed ${seed + each}`, { cause: error });
      }
    }
  });
  await fc.assert(batch, { numRuns: CASES / BATCH, endOnFailure: true });
  return count;
}

export function diceOf(seed: number): Dice {
  const random = seededRandom(seed);
  return (sides) => Math.floor(random.next() * sides);
}

export function damageBy(dice: Dice): Damage {
  return { which: dice(10_000), kind: dice(4), at: dice(20_000), byte: dice(256) };
}

/** The bytes in three pieces, some of which may be empty. */
export function inThree(bytes: Uint8Array, dice: Dice): Uint8Array[] {
  const [a, b] = [dice(bytes.length + 1), dice(bytes.length + 1)];
  const [from, to] = [Math.min(a, b), Math.max(a, b)];
  return [bytes.subarray(0, from), bytes.subarray(from, to), bytes.subarray(to)];
}

/** Not of Jest's `expect`: a hundred thousand of those take longer than what is tried. */
export function hold(isTrue: boolean, what: string): void {
  if (!isTrue) throw new Error(what);
}
