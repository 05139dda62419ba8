import fc from 'fast-check';
import { backOff } from '#client/back-off.js';

const random = (next: number) => ({ next: () => next });

test('waits grow to ten seconds, the later half of each random', () => {
  expect([1, 2, 3, 4, 5, 6, 99].map((n) => backOff(n, undefined, random(0.999999)))).toEqual([
    500, 1000, 2000, 4000, 8000, 10_000, 10_000,
  ]);
  expect(backOff(1, undefined, random(0))).toBe(250);
  expect(backOff(1, 2000, random(0.999999))).toBe(2000);
});

test('a wait is never a hurry and never longer than ten seconds', () => {
  const asked = fc.option(fc.nat(), { nil: undefined });
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 10_000 }),
      asked,
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      (n, ms, r) => {
        const wait = backOff(n, ms, random(r));
        expect(wait).toBeGreaterThanOrEqual(250);
        expect(wait).toBeLessThanOrEqual(10_000);
      },
    ),
  );
});
