import fc from 'fast-check';
import { inPhase } from '#api/domain/takes/frame-sync/in-phase.js';

const instant = fc.double({ min: 1.7e12, max: 1.9e12, noNaN: true });
const frame = fc.constantFrom(1000 / 120, 1000 / 60, 1000 / 29.97, 40, 1000);

test('the instant is one of a frame, not before the least and less than a frame behind it', () => {
  fc.assert(
    fc.property(instant, instant, frame, (leastMs, frameAtMs, frameMs) => {
      const at = inPhase(leastMs, { frameAtMs, frameMs });
      const frames = (at - frameAtMs) / frameMs;
      expect(Math.abs(frames - Math.round(frames)) * frameMs).toBeLessThan(0.01);
      expect(at).toBeGreaterThanOrEqual(leastMs - 0.01);
      expect(at).toBeLessThan(leastMs + frameMs + 0.01);
    }),
  );
});

test('without a rate it is the least', () => {
  expect(inPhase(1000, { frameAtMs: 7, frameMs: 0 })).toBe(1000);
});
