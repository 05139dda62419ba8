import fc from 'fast-check';
import type { AccessUnit } from '#camera-agent/domain/h264/access-unit.js';
import { UnitRing } from '#camera-agent/domain/stream/unit-ring.js';

const FRAME_MS = 40;

function unit(frame: number, keyFrame: boolean, bytes = 10): AccessUnit {
  return { nals: [new Uint8Array(bytes)], keyFrame, timeMs: frame * FRAME_MS };
}

const framesOf = (units: readonly AccessUnit[]): number[] => units.map(({ timeMs }) => timeMs / FRAME_MS);

test('it gives what was captured since a time, from the key frame before it on', () => {
  const ring = new UnitRing({ historyMs: 1000, maxBytes: 1e6 });
  for (let frame = 0; frame < 50; frame += 1) ring.push(unit(frame, frame % 10 === 0));
  expect(framesOf(ring.since(33 * FRAME_MS))[0]).toBe(30);
  expect(framesOf(ring.since(33 * FRAME_MS))).toHaveLength(20);
  expect(framesOf(ring.newestGroup)).toEqual([40, 41, 42, 43, 44, 45, 46, 47, 48, 49]);
});

test('before the first key frame it holds nothing, for nobody could show it', () => {
  const ring = new UnitRing({ historyMs: 1000, maxBytes: 1e6 });
  ring.push(unit(0, false));
  expect(ring.newestGroup).toEqual([]);
  expect(ring.since(0)).toEqual([]);
});

test('what broke off is forgotten', () => {
  const ring = new UnitRing({ historyMs: 1000, maxBytes: 1e6 });
  ring.push(unit(0, true));
  ring.clear();
  ring.push(unit(1, false));
  expect(ring.since(0)).toEqual([]);
});

test('it holds its history or less bytes than are allowed, and begins with a key frame', () => {
  const frames = fc.array(fc.record({ key: fc.boolean(), bytes: fc.integer({ min: 1, max: 400 }) }), {
    maxLength: 200,
  });
  fc.assert(
    fc.property(frames, (given) => {
      const ring = new UnitRing({ historyMs: 400, maxBytes: 2000 });
      given.forEach(({ key, bytes }, frame) => ring.push(unit(frame, key, bytes)));
      const held = ring.since(0);
      const bytes = held.reduce((sum, { nals }) => sum + (nals[0]?.length ?? 0), 0);
      expect(bytes).toBeLessThanOrEqual(2000);
      expect(held[0]?.keyFrame ?? true).toBe(true);
      // Without a gap, up to the newest that can be shown.
      framesOf(held).forEach((frame, index, all) => expect(frame).toBe((all[0] ?? 0) + index));
      if (held.length > 0) expect(framesOf(held).at(-1)).toBe(given.length - 1);
      const beyond = held.filter(
        ({ keyFrame, timeMs }) => keyFrame && timeMs <= (given.length - 1) * FRAME_MS - 400,
      );
      expect(beyond.length).toBeLessThanOrEqual(1);
    }),
  );
});
