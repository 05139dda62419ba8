import fc from 'fast-check';
import { parseCameraList } from '#camera-agent/adapters/drivers/rpicam/camera-list.js';
import { busyError, exitError, refusesTimes } from '#camera-agent/adapters/drivers/rpicam/exit-error.js';
import { encodable } from '#camera-agent/adapters/drivers/rpicam/hardware-encoder.js';
import { TextTail } from '#camera-agent/adapters/drivers/rpicam/text-tail.js';
import { isAtLeast, parseToolVersion } from '#camera-agent/adapters/drivers/rpicam/tool-version.js';
import { AgentInfo } from '#contracts/messages/agent-info.js';
import { validated } from '#contracts/messages/decode.js';

const VERSION = `rpicam-apps build: v1.13.0 0123456789ab 01-01-2026 (12:00:00)
rpicam-apps capabilites: egl:0 qt:0 drm:0 libav:1
libcamera build: v0.7.1
`;
const OLD_VERSION = `libcamera-apps build: 7ac5197216ea 01-02-2022 (14:49:18)
libcamera build: v0.0.0+3406-e96d0201
`;
const LIST = `Available cameras
-----------------
0 : imx708 [4608x2592 10-bit RGGB] (/base/axi/pcie@120000/rp1/i2c@88000/imx708@1a)
    Modes: 'SRGGB10_CSI2P' : 1536x864 [120.13 fps - (768, 432)/3072x1728 crop]
                             2304x1296 [56.03 fps - (0, 0)/4608x2592 crop]

1 : ov5647 [2592x1944 10-bit GBRG] (/base/soc/i2c0mux/i2c@1/ov5647@36)
    Modes: 'SGBRG10_CSI2P' : 640x480 [58.92 fps - (16, 0)/2560x1920 crop]
           'SGBRG8' : 640x480 [90.00 fps - (16, 0)/2560x1920 crop]
`;
const OLD_LIST = `Available cameras
-----------------
0 : imx477 [4056x3040] (/base/soc/i2c0mux/i2c@1/imx477@1a)
    Modes: 'SRGGB10_CSI2P' : 1332x990 (120.00 fps)
           'SRGGB12_CSI2P' : 2028x1080 (50.00 fps), 2028x1520 (40.00 fps), 4056x3040 (10.00 fps)
`;

describe('--version', () => {
  test('tells number and encoders, misspelt or not', () => {
    const version = { numbers: [1, 13, 0], libav: true };
    expect(parseToolVersion(VERSION)).toEqual(version);
    expect(parseToolVersion(VERSION.replace('capabilites', 'capabilities'))).toEqual(version);
    expect(parseToolVersion(VERSION.replace('libav:1', 'libav:0')).libav).toBe(false);
  });

  test('of a tool that has no number counts as the oldest', () => {
    expect(parseToolVersion(OLD_VERSION)).toEqual({ numbers: [0, 0, 0], libav: false });
  });

  test('any text gives a version', () => {
    fc.assert(fc.property(fc.string(), (text) => parseToolVersion(text).numbers.every(Number.isInteger)));
  });

  test.each([
    [[1, 6, 0], true],
    [[1, 5, 9], false],
    [[1, 10, 0], true],
    [[2, 0, 0], true],
    [[0, 9, 9], false],
  ] as const)('%j is at least 1.6.0: %j', (numbers, expected) => {
    expect(isAtLeast({ numbers, libav: false }, 1, 6, 0)).toBe(expected);
  });
});

describe('--list-cameras', () => {
  test('tells each camera with its modes, a size with its highest rate', () => {
    expect(parseCameraList(LIST)).toEqual([
      {
        index: 0,
        path: '/base/axi/pcie@120000/rp1/i2c@88000/imx708@1a',
        model: 'imx708',
        modes: [
          { width: 1536, height: 864, maxFps: 120 },
          { width: 2304, height: 1296, maxFps: 56 },
        ],
        hardwareEncoder: false,
      },
      {
        index: 1,
        path: '/base/soc/i2c0mux/i2c@1/ov5647@36',
        model: 'ov5647',
        modes: [{ width: 640, height: 480, maxFps: 90 }],
        hardwareEncoder: true,
      },
    ]);
  });

  test('of an old tool is understood too', () => {
    expect(parseCameraList(OLD_LIST)[0]?.modes).toEqual([
      { width: 1332, height: 990, maxFps: 120 },
      { width: 2028, height: 1080, maxFps: 50 },
      { width: 2028, height: 1520, maxFps: 40 },
      { width: 4056, height: 3040, maxFps: 10 },
    ]);
  });

  test.each([
    ['/base/soc/i2c0mux/i2c@1/imx708@1a', true],
    ['/base/scb/pcie@7d500000/pci@0,0/usb@0,0-1.1:1.0-046d:0825', true],
    ['/base/axi/pcie@120000/rp1/i2c@88000/imx708@1a', false],
    [String.raw`\_SB_.PCI0.XHC_.RHUB.HS01`, false],
  ])('with %s is of a board that encodes by hardware: %p', (path, expected) => {
    const text = `0 : imx708 [4608x2592 10-bit RGGB] (${path})\n`;
    expect(parseCameraList(text)[0]?.hardwareEncoder).toBe(expected);
    expect(parseCameraList(text.replace(' 10-bit RGGB', ''))[0]?.hardwareEncoder).toBe(expected);
  });

  test('gives what the hardware can encode, a size with its highest rate', () => {
    expect(encodable(parseCameraList(OLD_LIST)[0]?.modes ?? [])).toEqual([
      { width: 1332, height: 990, maxFps: 120 },
      { width: 1920, height: 1080, maxFps: 50 },
    ]);
  });

  test('without a camera is an empty list', () => {
    expect(parseCameraList('No cameras available!\n')).toEqual([]);
  });

  test('of a busy camera has no modes: what it says then is nonsense', () => {
    const busy = LIST.replaceAll(
      /\[\d+\.\d+ fps - [^\]]*\]/g,
      '[30.00 fps - (65535, 65535)/65535x65535 crop]',
    );
    expect(parseCameraList(busy).map(({ modes }) => modes)).toEqual([[], []]);
  });

  test('whatever it prints, the modes are such as an agent may publish', () => {
    const number = fc.integer({ min: 0, max: 99_999 });
    const line = fc.oneof(
      fc.tuple(number, number, number).map(([w, h, fps]) => `  ${w}x${h} [${fps}.5 fps - (0, 0)/1x1 crop]`),
      fc.constantFrom('0 : imx708 [4608x2592]', '1 : ov5647 [1x1]', "    Modes: 'X' : "),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 200 }), (lines) => {
        for (const { model, modes } of parseCameraList(lines.join('\n'))) {
          const info = {
            ...{ hostname: 'pi', addresses: [], port: 9898, driver: 'rpicam', version: '1', boot: 'b' },
            ...{ model, modes },
          };
          expect(validated(AgentInfo, info)).toMatchObject({ ok: true });
        }
      }),
    );
  });
});

describe('the error of an exit', () => {
  const ended = (stderr: string, code: number | null = 255, signal: NodeJS.Signals | null = null) =>
    exitError({ tool: 'rpicam-vid', code, signal, stderr });

  test.each([
    ['ERROR: *** no cameras available ***', 'no-camera'],
    ['ERROR: *** selected camera is not available ***', 'no-camera'],
    [
      'ERROR Pipeline handler in use by another process\nERROR: *** failed to acquire camera /base/x ***',
      'camera-busy',
    ],
    ["ERROR: *** unrecognised option '--low-latency' ***", 'unsupported'],
    ["ERROR: *** option '--timeout' cannot be specified more than once ***", 'unsupported'],
    ['ERROR: *** libav: cannot allocate output context, try setting with --libav-format ***', 'unsupported'],
    ['ERROR: *** Unable to find an appropriate H.264 codec ***', 'unsupported'],
    ["ERROR: *** the argument ('x') for option '--gain' is invalid ***", 'unsupported'],
    ['ERROR: *** transforms requiring transpose not supported ***', 'unsupported'],
    ['ERROR: *** illegal rotation value ***', 'unsupported'],
    ['ERROR: *** libav: Incompatible options selected. ***', 'unsupported'],
    ['ERROR: *** failed to start output streaming ***', 'unsupported'],
    ['terminate called …\n  what():  failed to open output file video.h264', 'camera-failed'],
    ['terminate called …\n  what():  failed to write output bytes', 'disk-full'],
    ['ERROR: *** av_write_frame: No space left on device ***', 'disk-full'],
    ['[0:01] [1]  INFO Received signal 13', 'camera-failed'],
    ['[0:01] [1]  ERROR RPI Device timeout detected, attempting a restart!!!', 'camera-failed'],
    ['ERROR: *** something new ***', 'camera-failed'],
    ['', 'camera-failed'],
  ])('%j is %s', (stderr, code) => {
    expect(ended(stderr).code).toBe(code);
  });

  test('quotes the line that tells most, on one line and not too long', () => {
    const text = ended(
      `INFO started\n  what():  failed to open\u0007 ${'x'.repeat(900)}\nINFO over\n`,
      null,
      'SIGABRT',
    );
    expect(text.message).toContain('signal SIGABRT');
    expect(text.message).toContain('what():  failed to open');
    expect(text.message).not.toMatch(/\p{Cc}/u);
    expect(text.message.length).toBeLessThan(400);
  });

  test('tells what to do', () => {
    expect(ended("unrecognised option '--x'").advice).toContain('rpicam-apps');
    expect(ended('no cameras available').advice).toContain('ribbon cable');
    expect(ended('Device timeout detected, attempting a restart!!!').advice).toContain('ribbon cable');
    expect(ended('transforms requiring transpose not supported').advice).toContain('0 or 180');
    expect(ended('ERROR: *** failed to start output streaming ***').advice).toContain('1920x1080');
    expect(ended('failed to open output file x').advice).toContain('temporary files');
  });
});

test('a busy camera is told with who has it, as far as that is known', () => {
  const busy = exitError({ tool: 'x', code: 255, signal: null, stderr: 'failed to acquire camera /base/x' });
  const holders = [
    { name: 'rpicam-hello', pid: 12 },
    { name: 'motion', pid: 34 },
  ];
  expect(busyError(busy, holders)).toMatchObject({
    code: 'camera-busy',
    message: 'The camera is in use by process rpicam-hello (pid 12), motion (pid 34).',
    advice: expect.stringContaining('kill 12') as string,
  });
  const probable = busyError(busy, [{ name: 'rpicam-hello', pid: 12, probable: true }]);
  expect([probable.message, probable.advice]).toEqual([
    expect.stringContaining('failed to acquire camera'),
    expect.stringMatching(/Probably rpicam-hello \(pid 12\) has it\..*kill 12/),
  ]);
  expect(busyError(busy, []).message).toContain('failed to acquire camera');
  expect(busyError(busy, []).advice).toContain('fuser');
});

test('a tool that cannot tell times is known by what it says', () => {
  const refuses = (stderr: string) => refusesTimes({ tool: 'x', code: 255, signal: null, stderr });
  expect(refuses('ERROR: *** libav: Incompatible options selected. ***')).toBe(true);
  expect(refuses("unrecognised option '--save-pts=pts'")).toBe(true);
  expect(refuses('failed to acquire camera')).toBe(false);
});

test('of an endless text only the end is kept', () => {
  const tail = new TextTail(10);
  for (let line = 0; line < 1000; line++) tail.add(`line ${line}\n`);
  expect(tail.text).toBe('\nline 999\n');
});
