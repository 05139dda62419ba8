import fc from 'fast-check';
import { type Exposure, toneOf } from '#camera-agent/domain/simulation/tone.js';
import { PLAIN } from '#camera-agent/domain/simulation/test-picture.js';

const exposure = fc.record<Exposure>({
  brightness: fc.double({ min: -1, max: 1, noNaN: true }),
  contrast: fc.double({ min: 0, max: 2, noNaN: true }),
  saturation: fc.double({ min: 0, max: 2, noNaN: true }),
  light: fc.double({ min: 0.002, max: 27, noNaN: true }),
  warmth: fc.double({ min: -1, max: 1, noNaN: true }),
});

const meanOf = (table: Uint8Array): number => table.subarray(16, 236).reduce((sum, v) => sum + v, 0) / 220;

test('a neutral camera changes nothing that is in video range', () => {
  const { luma, blue, red } = toneOf(PLAIN.exposure);
  for (let level = 16; level <= 235; level++) expect(luma[level]).toBe(level);
  for (let level = 16; level <= 240; level++) expect([blue[level], red[level]]).toEqual([level, level]);
});

test('whatever is set, samples stay in video range and keep their order', () => {
  fc.assert(
    fc.property(exposure, (look) => {
      const { luma, blue, red } = toneOf(look);
      for (const [table, top] of [
        [luma, 235],
        [blue, 240],
        [red, 240],
      ] as const) {
        expect(Math.min(...table)).toBeGreaterThanOrEqual(16);
        expect(Math.max(...table)).toBeLessThanOrEqual(top);
        expect(table.every((value, level) => level === 0 || value >= (table[level - 1] ?? 0))).toBe(true);
      }
    }),
  );
});

test('every control does what its name says', () => {
  const of = (change: Partial<Exposure>): ReturnType<typeof toneOf> =>
    toneOf({ ...PLAIN.exposure, ...change });
  const plain = of({});
  expect(meanOf(of({ brightness: 0.2 }).luma)).toBeGreaterThan(meanOf(plain.luma) + 20);
  expect(meanOf(of({ light: 2 }).luma)).toBeGreaterThan(meanOf(plain.luma) + 20);
  expect(meanOf(of({ light: 0.5 }).luma)).toBeLessThan(meanOf(plain.luma) - 20);
  expect(of({ contrast: 0 }).luma.every((level) => level === 126)).toBe(true);
  expect(of({ saturation: 0 }).red.every((level) => level === 128)).toBe(true);
  expect(of({ saturation: 2 }).red[150]).toBe(172);
  expect([of({ warmth: 1 }).red[128], of({ warmth: 1 }).blue[128]]).toEqual([176, 80]);
});
