import fc from 'fast-check';
import { mapBounded } from '#contracts/map-bounded.js';

test('maps all in order, and never more at once than allowed', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(3)), fc.integer({ min: 1, max: 5 }), async (turns, limit) => {
      let open = 0;
      let most = 0;
      const results = await mapBounded(turns, limit, async (wait) => {
        most = Math.max(most, (open += 1));
        for (let i = 0; i < wait; i++) await Promise.resolve();
        open -= 1;
        return wait * 2;
      });
      expect(results).toEqual(turns.map((wait) => wait * 2));
      expect(most).toBeLessThanOrEqual(Math.min(limit, turns.length));
    }),
  );
});
