import fc from 'fast-check';
import { backOffMs, slowRetryMs } from '#camera-agent/domain/camera/back-off.js';
import type { Random } from '#contracts/ports/random.js';

const random = fc
  .double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
  .map((value): Random => ({ next: () => value, id: () => 'x' }));

test('a wait lies between 250 ms and 30 s, however often it failed', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000 }), random, (failures, from) => {
      const wait = backOffMs(failures, from);
      expect(wait).toBeGreaterThanOrEqual(250);
      expect(wait).toBeLessThanOrEqual(30_000);
    }),
  );
});

test('the wait doubles with each failure until it is as long as it gets', () => {
  const middle = { next: () => 0.5, id: () => 'x' };
  const waits = Array.from({ length: 9 }, (_, index) => backOffMs(index + 1, middle));
  expect(waits).toEqual([375, 750, 1500, 3000, 6000, 12_000, 22_500, 22_500, 22_500]);
});

test('cameras that failed together do not come back together', () => {
  const early = backOffMs(5, { next: () => 0, id: () => 'x' });
  const late = backOffMs(5, { next: () => 0.999, id: () => 'x' });
  expect(late - early).toBeGreaterThan(3900);
});

test('what only a person mends is tried every 15 to 30 s', () => {
  fc.assert(
    fc.property(random, (from) => {
      expect(slowRetryMs(from)).toBeGreaterThanOrEqual(15_000);
      expect(slowRetryMs(from)).toBeLessThanOrEqual(30_000);
    }),
  );
});
