import fc from 'fast-check';
import { rpicamControls } from '#camera-agent/adapters/drivers/rpicam/rpicam-controls.js';
import { stillArguments } from '#camera-agent/adapters/drivers/rpicam/still-picture.js';
import { tellsTimes, videoArguments } from '#camera-agent/adapters/drivers/rpicam/video-arguments.js';
import type { ToolVersion } from '#camera-agent/adapters/drivers/rpicam/tool-version.js';
import { AgentInfo } from '#contracts/messages/agent-info.js';
import type { Settings } from '#contracts/messages/camera-settings.js';
import { validated } from '#contracts/messages/decode.js';

const PI5: ToolVersion = { numbers: [1, 13, 0], libav: true };
const OLD: ToolVersion = { numbers: [1, 5, 3], libav: false };
const VIDEO: Settings = { width: 1280, height: 720, fps: 25 };
const COMMON = [
  ...['-n', '--camera=0', '--timeout=0', '--codec=h264', '--inline', '--flush'],
  ...['--width=1280', '--height=720', '--framerate=25', '--bitrate=3686000', '--intra=25'],
];
const TIMED = ['--save-pts=pts', '--metadata=metadata', '--metadata-format=json', '--output=video.h264'];

function argumentsOf(more: Partial<Settings>): string[] {
  const plain = videoArguments(PI5, VIDEO, 0, true);
  return videoArguments(PI5, { ...VIDEO, ...more }, 0, true).filter((argument) => !plain.includes(argument));
}

describe('the arguments for a film', () => {
  test('for a software encoder, with the times of the frames', () => {
    const expected = [...COMMON, '--libav-format=h264', '--low-latency', ...TIMED];
    expect(videoArguments(PI5, VIDEO, 0, true)).toEqual(expected);
  });

  test('for an old tool with a hardware encoder, on standard output', () => {
    expect(videoArguments(OLD, VIDEO, 0, false)).toEqual([...COMMON, '--output=-']);
  });

  test('for a newer tool that was built without a software encoder, which knows nothing of its options', () => {
    const version: ToolVersion = { numbers: [1, 7, 0], libav: false };
    expect(videoArguments(version, VIDEO, 0, false)).toEqual([...COMMON, '--output=-']);
  });

  test('name the camera', () => {
    expect(videoArguments(PI5, VIDEO, 1, true)).toContain('--camera=1');
  });

  test.each<[Partial<Settings>, string[]]>([
    [{ brightness: -0.25 }, ['--brightness=-0.25']],
    [{ brightness: -7 }, ['--brightness=-1']],
    [
      { contrast: 16, saturation: 0, sharpness: 1.23456 },
      ['--contrast=15.99', '--saturation=0', '--sharpness=1.235'],
    ],
    [{ brightness: 1e-9 }, ['--brightness=0']],
    [{ rotation: 180, hflip: true, vflip: true }, ['--rotation=180', '--hflip', '--vflip']],
    [{ rotation: 0, hflip: false, vflip: false }, []],
    [{ exposure: 8000, gain: 2.5 }, ['--shutter=8000', '--gain=2.5']],
    [{ exposure: 'auto', gain: 'auto', whiteBalance: 'auto' }, []],
    [{ whiteBalance: { red: 2.1, blue: 1.5 } }, ['--awbgains=2.1,1.5']],
    // By gains alone: `as` says so.
    [{ whiteBalance: { kelvin: 5000 } }, []],
    [{ focus: 'auto' }, ['--autofocus-mode=continuous']],
    [{ focus: 0 }, ['--autofocus-mode=manual', '--lens-position=0']],
    // The suffix M would be taken for a thousand.
    [{ bitrate: 10_000_000 }, ['--bitrate=10000000']],
    [{ gop: 60 }, ['--intra=60']],
    [{ width: 1281, height: 721 }, ['--bitrate=3694000']],
    [{ bitrate: 24_000_000 }, ['--bitrate=24000000', '--level=4.2']],
  ])('%j is %j', (more, expected) => {
    expect(argumentsOf(more)).toEqual(expected);
  });

  test('raise the level for what level 4 cannot hold, and leave a Pi 5 alone beyond 4.2', () => {
    const level = (width: number, height: number, fps: number) =>
      argumentsOf({ width, height, fps }).filter((argument) => argument.startsWith('--level'));
    expect([level(1920, 1080, 30), level(1920, 1080, 60), level(3840, 2160, 60)]).toEqual([
      [],
      ['--level=4.2'],
      [],
    ]);
  });

  test('give a rate that fits size and speed where none was asked for', () => {
    const rate = (width: number, height: number, fps: number) =>
      argumentsOf({ width, height, fps }).find((argument) => argument.startsWith('--bitrate'));
    expect(rate(1920, 1080, 30)).toBe('--bitrate=9953000');
    expect(rate(320, 240, 10)).toBe('--bitrate=1000000');
    expect(rate(4608, 2592, 60)).toBe('--bitrate=25000000');
  });

  test('never hold anything but numbers and words of their own, whatever is set', () => {
    const allowed = [
      /^--(?:camera|width|height|framerate|bitrate|intra|shutter|rotation)=\d+$/,
      /^--(?:brightness|contrast|saturation|sharpness|gain|lens-position)=-?\d+(?:\.\d{1,3})?$/,
      /^--awbgains=\d+(?:\.\d{1,3})?,\d+(?:\.\d{1,3})?$/,
      /^(?:-n|--timeout=0|--codec=h264|--inline|--flush|--hflip|--vflip|--level=4\.2|--low-latency)$/,
      /^--(?:libav-format=h264|immediate|encoding=jpg|output=-|autofocus-mode=(?:manual|continuous))$/,
    ];
    const anything = fc.oneof(fc.string(), fc.double(), fc.integer(), fc.anything());
    const names = [
      'bitrate',
      'gop',
      'brightness',
      'contrast',
      'rotation',
      'hflip',
      'exposure',
      'gain',
      'focus',
    ];
    const wild = fc.record(
      {
        ...Object.fromEntries(names.map((name) => [name, anything])),
        width: anything,
        whiteBalance: fc.oneof(anything, fc.record({ red: anything, blue: anything })),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(wild, fc.boolean(), (more, timed) => {
        const settings = { ...VIDEO, ...more } as Settings;
        let made: string[] = [];
        try {
          made = [...videoArguments(PI5, settings, 0, timed), ...stillArguments(settings, 0)];
        } catch (error) {
          if (error instanceof RangeError || error instanceof TypeError) return;
          throw error;
        }
        const odd = made.filter((one) => !TIMED.includes(one) && !allowed.some((rule) => rule.test(one)));
        expect(odd).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  test.each([0, -1, 1.5, NaN, 2 ** 60, '640 --config x'])('a width of %p is refused', (width) => {
    expect(() => videoArguments(PI5, { ...VIDEO, width: width as number }, 0, true)).toThrow(RangeError);
  });
});

test('a still has the size and the look of the film', () => {
  expect(stillArguments({ ...VIDEO, hflip: true, gain: 2, bitrate: 1_000_000 }, 1)).toEqual([
    ...['-n', '--immediate', '--encoding=jpg', '--camera=1', '--width=1280', '--height=720'],
    ...['--hflip', '--gain=2', '--output=-'],
  ]);
});

test.each<[ToolVersion, boolean, boolean]>([
  [PI5, false, true],
  [{ numbers: [1, 7, 9], libav: true }, false, false],
  [{ numbers: [1, 7, 9], libav: true }, true, true],
  [{ numbers: [1, 7, 9], libav: false }, true, true],
  [{ numbers: [0, 0, 0], libav: false }, true, false],
])('the tool %j, with an encoder of the board: %p, tells times: %p', (version, hardware, expected) => {
  expect(tellsTimes(version, hardware)).toBe(expected);
});

describe('the controls', () => {
  test('are such as an agent may publish, and none changes while the camera runs', () => {
    const controls = rpicamControls(PI5, 'imx708_wide');
    const info = {
      ...{ hostname: 'pi', addresses: [], port: 9898, driver: 'rpicam', version: '1', boot: 'b' },
      ...{ model: 'imx708_wide', modes: [], controls },
    };
    expect(validated(AgentInfo, info)).toMatchObject({ ok: true });
    expect(controls.filter(({ live }) => live)).toEqual([]);
  });

  test.each<[ToolVersion, string, boolean]>([
    [PI5, 'imx708', true],
    [PI5, 'imx708_wide_noir', true],
    [PI5, 'imx477', false],
    [{ numbers: [1, 0, 1], libav: false }, 'imx708', false],
  ])('with %j and %s focus is among them: %p', (version, model, expected) => {
    expect(rpicamControls(version, model).some(({ name }) => name === 'focus')).toBe(expected);
  });

  test('turn the picture by no quarter', () => {
    expect(rpicamControls(PI5, 'imx708').find(({ name }) => name === 'rotation')?.rotations).toEqual([
      0, 180,
    ]);
  });
});
