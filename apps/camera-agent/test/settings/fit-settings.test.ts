import fc from 'fast-check';
import type { CameraFacts } from '#camera-agent/domain/camera/camera-unit.js';
import { fitSettings } from '#camera-agent/domain/settings/fit-settings.js';
import { checkVideo } from '#camera-agent/domain/settings/video-check.js';
import type { CameraMode } from '#contracts/messages/agent-info.js';
import type { Settings } from '#contracts/messages/camera-settings.js';

const USUAL = { width: 640, height: 480, fps: 30 };
const CAMERA: Pick<CameraFacts, 'modes' | 'controls' | 'offers'> = {
  modes: [{ width: 1280, height: 720, maxFps: 30 }],
  controls: [
    { name: 'contrast', min: 0, max: 4, live: false },
    { name: 'exposure', min: 100, max: 33_000, live: true },
    { name: 'whiteBalance', min: 1000, max: 9000, as: 'kelvin', live: true },
  ],
};
const WANTED: Settings = { width: 1280, height: 720, fps: 30, contrast: 2, annotate: 'Gate' };

test('settings that the camera offers are left as they are', () => {
  expect(fitSettings(WANTED, CAMERA, USUAL)).toEqual({ settings: WANTED, notTaken: [] });
});

test('what it does not offer is left out, each with what there is', () => {
  const wanted: Settings = {
    ...{ ...WANTED, contrast: 9, focus: 2 },
    ...{ exposure: 'auto', whiteBalance: { red: 1, blue: 2 } },
  };
  const { settings, notTaken } = fitSettings(wanted, CAMERA, USUAL);
  expect(settings).toEqual({ width: 1280, height: 720, fps: 30, annotate: 'Gate' });
  expect(notTaken.map(({ name }) => name)).toEqual(['contrast', 'exposure', 'whiteBalance', 'focus']);
  expect(notTaken[0]?.detail).toBe('contrast 9 is not taken; allowed: 0 to 4.');
});

test('a size or rate that it does not offer becomes the usual one, or the mode that is nearest to that', () => {
  const fast = { ...WANTED, fps: 60 };
  expect(fitSettings(fast, CAMERA, USUAL)).toMatchObject({ settings: USUAL, notTaken: [{ name: 'video' }] });
  const small = { ...CAMERA, modes: [{ width: 320, height: 240, maxFps: 15 }] };
  expect(fitSettings(fast, small, USUAL).settings).toMatchObject({ width: 320, height: 240, fps: 15 });
});

test('a camera that does not scale is given what it has exactly', () => {
  const exact = {
    ...CAMERA,
    modes: [
      { width: 1920, height: 1080, maxFps: 30 },
      { width: 800, height: 600, maxFps: 24 },
    ],
    offers: ({ width, fps }: Settings) => width === 800 && fps === 24,
  };
  const { settings } = fitSettings(WANTED, exact, USUAL);
  expect(settings).toMatchObject({ width: 800, height: 600, fps: 24, contrast: 2 });
});

test('a distance of key frames that is too long at a lower rate is left to the camera', () => {
  const controls = [{ name: 'gop' as const, min: 1, max: 1000, live: false }];
  const camera = { ...CAMERA, controls, keyFramesOnRequest: false };
  const wanted: Settings = { ...USUAL, gop: 100 };
  expect(fitSettings(wanted, camera, USUAL).settings).toEqual(wanted);
  const { settings, notTaken } = fitSettings({ ...wanted, fps: 10 }, camera, USUAL);
  expect(settings).toEqual({ ...USUAL, fps: 10 });
  expect(notTaken).toEqual([{ name: 'gop', detail: 'gop 100 is not taken; allowed: 1 to 40.' }]);
});

test('a camera that has told nothing of itself is not judged', () => {
  const unknown = { modes: [], controls: [] };
  expect(fitSettings(WANTED, unknown, USUAL)).toEqual({ settings: WANTED, notTaken: [] });
});

test('whatever the modes are, a size that comes of them is taken', () => {
  const side = fc.integer({ min: 8, max: 1000 }).map((half) => half * 2);
  const mode: fc.Arbitrary<CameraMode> = fc.record({
    width: side,
    height: side,
    maxFps: fc.integer({ min: 1, max: 120 }),
  });
  fc.assert(
    fc.property(fc.array(mode, { minLength: 1, maxLength: 5 }), (modes) => {
      const { settings } = fitSettings(
        { width: 4000, height: 3000, fps: 500 },
        { modes, controls: [] },
        USUAL,
      );
      expect(() => checkVideo(settings, { modes })).not.toThrow();
    }),
  );
});
