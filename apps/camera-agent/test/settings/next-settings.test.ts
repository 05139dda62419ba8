import fc from 'fast-check';
import { nextSettings } from '#camera-agent/domain/settings/next-settings.js';
import type { CameraFacts } from '#camera-agent/domain/camera/camera-unit.js';
import { type ControlRange, type Settings } from '#contracts/messages/camera-settings.js';
import type { SettingsChangeArgs } from '#contracts/messages/command-args.js';

const NOW: Settings = { width: 640, height: 480, fps: 30, brightness: 0.2 };
const CONTROLS: ControlRange[] = [
  { name: 'brightness', min: -1, max: 1, live: true },
  { name: 'contrast', min: 0, max: 4, live: false },
  { name: 'rotation', rotations: [0, 180], live: false },
  { name: 'hflip', live: true },
  { name: 'exposure', min: 100, max: 33_000, auto: true, live: true },
  { name: 'whiteBalance', min: 0.5, max: 8, auto: true, as: 'gains', live: true },
  { name: 'bitrate', min: 1_000_000, max: 20_000_000, live: false },
];
const CAMERA: Pick<CameraFacts, 'modes' | 'controls'> = {
  modes: [
    { width: 1920, height: 1080, maxFps: 30 },
    { width: 1280, height: 720, maxFps: 60 },
  ],
  controls: CONTROLS,
};

const next = (args: SettingsChangeArgs, measured = {}): ReturnType<typeof nextSettings> =>
  nextSettings(NOW, args, CAMERA, measured);

test('what is not named stays, and what is named is set', () => {
  expect(next({ hflip: true })).toEqual({ settings: { ...NOW, hflip: true }, needsRestart: false });
  expect(next({ contrast: 2 })).toEqual({ settings: { ...NOW, contrast: 2 }, needsRestart: true });
  expect(next({ preset: '1080p30' })).toMatchObject({
    settings: { width: 1920, height: 1080, fps: 30, brightness: 0.2 },
    needsRestart: true,
  });
});

test('a change that changes nothing is none', () => {
  expect(next({})).toBeUndefined();
  expect(next({ brightness: 0.2, width: 640 })).toBeUndefined();
  expect(next({ reset: ['contrast'] })).toBeUndefined();
});

test('reset brings the default back, lock holds what was measured', () => {
  expect(next({ reset: ['brightness'] })?.settings).toEqual({ width: 640, height: 480, fps: 30 });
  const measured = { exposure: 8000, whiteBalance: { red: 1.5, blue: 2 } };
  expect(next({ lock: ['exposure', 'whiteBalance'] }, measured)?.settings).toMatchObject(measured);
  expect(() => next({ lock: ['exposure'] })).toThrow('does not tell its exposure');
});

test('a text can always be set, and restarts nothing', () => {
  expect(next({ annotate: 'Gate' })).toEqual({ settings: { ...NOW, annotate: 'Gate' }, needsRestart: false });
});

test.each<[SettingsChangeArgs, string]>([
  [{ brightness: 1.5 }, 'brightness 1.5 is not taken; allowed: -1 to 1.'],
  [{ rotation: 90 }, 'rotation 90 is not taken; allowed: 0, 180.'],
  [{ exposure: 50 }, 'exposure 50 is not taken; allowed: "auto", 100 to 33000.'],
  [
    { whiteBalance: { kelvin: 5000 } },
    'whiteBalance {"kelvin":5000} is not taken; allowed: "auto", gains of red and blue 0.5 to 8.',
  ],
  [{ focus: 'auto' }, 'This camera has no focus; it has: brightness, contrast'],
  [
    { width: 1920, height: 1080, fps: 31 },
    '1920x1080 at 31 frames a second is not offered; there is: 1920x1080 up to 30, 1280x720 up to 60.',
  ],
  [{ width: 641 }, '641x480 has an odd side'],
])('%j is refused with what the camera takes', (args, text) => {
  expect(() => next(args)).toThrow(text);
  expect(() => next(args)).toThrow(expect.objectContaining({ code: 'unsupported' }) as Error);
});

test('where no key frame can be asked for they are four seconds apart at most, at the rate of the change', () => {
  const controls: ControlRange[] = [{ name: 'gop', min: 1, max: 200, live: false }];
  const camera = { ...CAMERA, controls, keyFramesOnRequest: false };
  const at = (args: SettingsChangeArgs): unknown => nextSettings(NOW, args, camera, {})?.settings;
  expect(at({ gop: 120 })).toMatchObject({ gop: 120 });
  expect(() => at({ gop: 121 })).toThrow('gop 121 is not taken; allowed: 1 to 120.');
  expect(() => at({ gop: 41, fps: 10 })).toThrow('gop 41 is not taken; allowed: 1 to 40.');
  expect(() => at({ gop: 201, preset: '720p60' })).toThrow('gop 201 is not taken; allowed: 1 to 200.');
  expect(nextSettings(NOW, { gop: 121 }, { ...CAMERA, controls }, {})?.settings.gop).toBe(121);
});

test.each<SettingsChangeArgs>([
  { preset: '720p60', fps: 50 },
  { brightness: 0, reset: ['brightness'] },
  { exposure: 200, lock: ['exposure'] },
  { reset: ['exposure'], lock: ['exposure'] },
])('%j contradicts itself', (args) => {
  expect(() => next(args, { exposure: 8000 })).toThrow(
    expect.objectContaining({ code: 'invalid-request' }) as Error,
  );
});

test('whatever is asked of whatever camera: the outcome is within what it takes, and asked again changes nothing', () => {
  const args = fc.record(
    {
      brightness: fc.double({ min: -1, max: 1, noNaN: true }),
      contrast: fc.double({ min: 0, max: 16, noNaN: true }),
      rotation: fc.constantFrom(0, 90, 180, 270),
      exposure: fc.oneof(fc.constant('auto'), fc.integer({ min: 1, max: 10_000_000 })),
      width: fc.integer({ min: 16, max: 3000 }),
      fps: fc.integer({ min: 1, max: 120 }),
      reset: fc.subarray(['brightness', 'hflip']),
      lock: fc.subarray(['whiteBalance']),
    },
    { requiredKeys: [] },
  ) as fc.Arbitrary<SettingsChangeArgs>;
  const controls = fc.subarray(CONTROLS);
  fc.assert(
    fc.property(args, controls, (wanted, offered) => {
      const camera = { modes: CAMERA.modes, controls: offered };
      const measured = { whiteBalance: { red: 1, blue: 1 } };
      const step = attempt(() => nextSettings(NOW, wanted, camera, measured));
      if (!step) return;
      const { settings } = step;
      expect(nextSettings(settings, { ...wanted, lock: [] }, camera, measured)).toBeUndefined();
      for (const { name, min = -Infinity, max = Infinity } of offered) {
        const value = settings[name];
        if (typeof value !== 'number' || value === NOW[name]) continue;
        expect(value).toBeGreaterThanOrEqual(min);
        expect(value).toBeLessThanOrEqual(max);
      }
    }),
  );
});

/** Undefined for a refusal of the catalogue, and for no change. */
function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    expect(error).toMatchObject({ name: 'RollcallError' });
    return undefined;
  }
}
