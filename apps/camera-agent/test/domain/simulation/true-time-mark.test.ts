import fc from 'fast-check';
import { timeOfMark, trueTimeMark } from '#camera-agent/domain/simulation/frame-number-strip.js';

test('a mark is a true time to a tenth of a millisecond, for whoever knows it to two days', () => {
  const unixMs = fc.double({ min: 0, max: Date.UTC(2100, 0), noNaN: true });
  const known = fc.integer({ min: -2 * 86_400_000, max: 2 * 86_400_000 });
  fc.assert(
    fc.property(unixMs, known, (ms, wrongBy) => {
      const mark = trueTimeMark(ms);
      expect(mark >= 0 && mark < 2 ** 32 && Number.isInteger(mark)).toBe(true);
      const readBack = timeOfMark(mark, ms + wrongBy);
      expect(ms - readBack).toBeGreaterThanOrEqual(-0.001);
      expect(ms - readBack).toBeLessThan(0.101);
    }),
  );
});
