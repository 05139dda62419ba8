import fc from 'fast-check';
import { SIMULATED_CONTROLS } from '#camera-agent/domain/simulation/simulated-controls.js';
import { nextSettings } from '#camera-agent/domain/settings/next-settings.js';
import type { Schemas } from '#client/index.js';
import { validated } from '#contracts/messages/decode.js';
import { SettingsChangeArgs } from '#contracts/messages/command-args.js';
import type { Controls } from '#contracts/messages/camera-settings.js';
import { type Look, lookOf, PARTS, toHold } from '../../apps/console/src/look/look.js';
import { lookFor } from '../../apps/console/src/look/look-for.js';

type Range = Schemas['ControlRange'];
type Camera = Schemas['CameraView'];

const PARTS_ALL = Object.keys(PARTS) as (keyof typeof PARTS)[];
const VIDEO = { width: 640, height: 480, fps: 30 };
const MODES = [{ width: 1280, height: 720, maxFps: 60 }];

const spans = fc.tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 20, max: 40 }));
const names = ['contrast', 'saturation', 'sharpness', 'exposure', 'gain', 'focus'] as const;
const ranges = fc
  .subarray([...names])
  .chain((some) =>
    fc.tuple(
      ...some.map((name) => spans.map(([min, max]): Range => ({ name, min, max, auto: true, live: true }))),
    ),
  );
const white = fc.constantFrom<Range['as']>('gains', 'kelvin');
const offered = fc
  .tuple(ranges, fc.option(white, { nil: undefined }))
  .map(([some, as]): Range[] => (as ? [...some, { name: 'whiteBalance', as, live: true }] : some));
const values = fc
  .dictionary(fc.constantFrom(...names), fc.integer({ min: 1, max: 16 }))
  .chain((numbers) =>
    fc
      .constantFrom({ kelvin: 5000 }, { red: 1.5, blue: 2 })
      .map((whiteBalance): Controls => ({ ...numbers, whiteBalance })),
  );

function camera(controls: readonly Range[], desired: Controls = {}): Camera {
  const settings = { desired: { ...VIDEO, ...desired } };
  return {
    id: 'cam-1',
    settings,
    capabilities: { modes: MODES, controls: [...controls] },
  } as unknown as Camera;
}

describe('the look of a camera', () => {
  it('is asked of another one so that it takes it, and what it does not take is told', () => {
    fc.assert(
      fc.property(offered, offered, values, (own, other, desired) => {
        const look = lookOf(camera(own, desired).settings, [...own], PARTS_ALL);
        const { change, leftOut } = lookFor(look, camera(other));
        const asked = validated(SettingsChangeArgs, change);
        if (!asked.ok) throw new Error(JSON.stringify(asked));
        // The rule of the agent itself: it throws for what the camera does not take.
        nextSettings({ ...VIDEO }, asked.value, { modes: MODES, controls: other }, {});
        const isThere = (name: Range['name']): boolean => other.some((range) => range.name === name);
        const nothing = [...look.controls].filter(([name, value]) => value === undefined && !isThere(name));
        const taken = [...look.controls.keys()].filter(
          (name) => name in change || change.reset?.includes(name),
        );
        expect(taken.length + nothing.length + leftOut.length).toBe(look.controls.size);
      }),
    );
  });

  it('goes whole to a camera of the same kind', () => {
    const desired = { brightness: 0.5, exposure: 12_000, gain: 2, whiteBalance: { kelvin: 4000 }, focus: 1 };
    const source = camera(SIMULATED_CONTROLS, desired);
    const look = lookOf(source.settings, source.capabilities.controls, PARTS_ALL);
    expect(lookFor(look, source)).toEqual({
      change: { ...desired, ...VIDEO, reset: ['contrast', 'saturation'] },
      leftOut: [],
    });
  });

  it('leaves out, with the reason, what the other camera has not, has less of, or tells in other numbers', () => {
    const look: Look = {
      controls: new Map<Range['name'], unknown>([
        ['exposure', 40_000],
        ['whiteBalance', { red: 1, blue: 2 }],
        ['sharpness', 2],
      ]),
      video: { width: 1920, height: 1080, fps: 30 },
    };
    expect(lookFor(look, camera(SIMULATED_CONTROLS as Range[]))).toEqual({
      change: {},
      leftOut: [
        'its exposure goes from 50 to 33000, not to 40000',
        'it tells white balance in other numbers',
        'it has no sharpness',
        '1920×1080 at 30 is not offered',
      ],
    });
  });

  it('has held first what the camera finds by itself, and nothing that nobody wants copied', () => {
    const source = camera(SIMULATED_CONTROLS, { exposure: 12_000, gain: 'auto' });
    expect(toHold(source, PARTS_ALL)).toEqual(['gain', 'whiteBalance', 'focus']);
    expect(toHold(source, ['light', 'video'])).toEqual(['gain']);
    expect(toHold(camera([]), PARTS_ALL)).toEqual([]);
  });
});
