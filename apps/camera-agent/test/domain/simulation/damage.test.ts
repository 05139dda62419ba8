import fc from 'fast-check';
import { Damage } from '#camera-agent/domain/simulation/damage.js';

test('exactly the macroblocks that a rectangle touches are marked, until it is cleared', () => {
  const place = fc.integer({ min: -60, max: 120 });
  const side = fc.integer({ min: 1, max: 90 });
  fc.assert(
    fc.property(place, place, side, side, (x, y, width, height) => {
      const damage = new Damage(94, 62);
      damage.add({ x, y, width, height });
      for (let at = 0; at < 24; at++) {
        const [left, top] = [(at % 6) * 16, Math.floor(at / 6) * 16];
        const touched = x < left + 16 && x + width > left && y < top + 16 && y + height > top;
        expect(damage.has(at)).toBe(touched);
      }
      damage.clear();
      expect(Array.from({ length: 24 }, (_, at) => damage.has(at))).not.toContain(true);
    }),
  );
});
