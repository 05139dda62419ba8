import fc from 'fast-check';
import {
  lookOf,
  measuredAt,
  SIMULATED_CONTROLS,
} from '#camera-agent/domain/simulation/simulated-controls.js';
import { PLAIN } from '#camera-agent/domain/simulation/test-picture.js';
import type { Settings } from '#contracts/messages/camera-settings.js';

const VIDEO = { width: 640, height: 480, fps: 30 };

function within(name: string, value: number): boolean {
  const { min = NaN, max = NaN } = SIMULATED_CONTROLS.find((control) => control.name === name) ?? {};
  return value >= min && value <= max;
}

test('a camera that is told nothing has a plain picture, and finds values that wander', () => {
  expect(lookOf(VIDEO)).toEqual(PLAIN);
  expect(measuredAt(VIDEO, 0)).toEqual({
    exposure: 10_000,
    gain: 2,
    whiteBalance: { kelvin: 5000 },
    focus: 1.5,
  });
  expect(measuredAt(VIDEO, 15_000)).toEqual({
    exposure: 11_000,
    gain: 1.82,
    whiteBalance: { kelvin: 5500 },
    focus: 1.65,
  });
});

test('what it finds by itself is always something that it can be told, and what it is told it has', () => {
  const auto = (value: fc.Arbitrary<number>): fc.Arbitrary<'auto' | number> =>
    fc.oneof(fc.constant('auto' as const), value);
  const settings = fc.record<Settings>({
    width: fc.constant(640),
    height: fc.constant(480),
    fps: fc.constant(30),
    exposure: auto(fc.integer({ min: 50, max: 33_000 })),
    gain: auto(fc.double({ min: 1, max: 16, noNaN: true })),
    focus: auto(fc.double({ min: 0, max: 10, noNaN: true })),
  });
  fc.assert(
    fc.property(settings, fc.nat(), (set, time) => {
      const { exposure, gain, whiteBalance, focus } = measuredAt(set, time);
      expect(within('exposure', Number(exposure)) && within('gain', Number(gain))).toBe(true);
      expect(whiteBalance).toEqual({ kelvin: expect.any(Number) as number });
      if (set.exposure !== 'auto') expect(exposure).toBe(set.exposure);
      if (set.focus !== 'auto') expect(focus).toBe(set.focus);
    }),
  );
});

test('exposure and gain by hand make the picture brighter; one of them is made up for', () => {
  const light = (set: Partial<Settings>): number => lookOf({ ...VIDEO, ...set }).exposure.light;
  expect([light({ exposure: 20_000, gain: 2 }), light({ exposure: 10_000, gain: 1 })]).toEqual([2, 0.5]);
  expect([light({ exposure: 5000 }), light({ gain: 4 })]).toEqual([1, 1]);
  expect(light({ exposure: 500 })).toBeCloseTo(0.4);
});

test('white balance tints, focus is told', () => {
  expect(lookOf({ ...VIDEO, whiteBalance: { kelvin: 8000 } }).exposure.warmth).toBe(1);
  expect(lookOf({ ...VIDEO, whiteBalance: { kelvin: 3500 } }).exposure.warmth).toBe(-0.5);
  expect(lookOf({ ...VIDEO, focus: 2.5 }).note).toBe('focus 2.5');
});
