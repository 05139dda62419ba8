import fc from 'fast-check';
import type { AccessUnit } from '#camera-agent/domain/h264/access-unit.js';
import { nearestFrame } from '#camera-agent/domain/takes/nearest-frame.js';

const OFFSET_MS = 1000;
const TIME = { at: (monotonicMs: number) => monotonicMs + OFFSET_MS };

const units = fc
  .array(fc.record({ stepMs: fc.integer({ min: 1, max: 100 }), keyFrame: fc.boolean() }), { maxLength: 40 })
  .map((steps) => {
    let timeMs = 0;
    return steps.map(({ stepMs, keyFrame }, index): AccessUnit => {
      timeMs += stepMs;
      return { nals: [], timeMs, keyFrame: index === 0 || keyFrame };
    });
  });

test('no frame is nearer, and what it is decoded from is all there', () => {
  fc.assert(
    fc.property(units, fc.integer({ min: -100, max: 4100 }), (all, atMs) => {
      const group = nearestFrame(all, TIME, atMs);
      const nearest = group.at(-1);
      if (!nearest) return all.length === 0;
      const off = (unit: AccessUnit): number => Math.abs(TIME.at(unit.timeMs) - atMs);
      const [first, ...rest] = group;
      const from = all.indexOf(first ?? nearest);
      return (
        all.every((unit) => off(unit) >= off(nearest)) &&
        first?.keyFrame === true &&
        rest.every(({ keyFrame }) => !keyFrame) &&
        group.every((unit, index) => all[from + index] === unit)
      );
    }),
  );
});
