import fc from 'fast-check';
import { cameraControls } from '#camera-agent/adapters/drivers/v4l2/camera-controls.js';
import { modesOf, planCapture } from '#camera-agent/adapters/drivers/v4l2/capture-plan.js';
import { parseControlList, parseControlValues } from '#camera-agent/adapters/drivers/v4l2/control-list.js';
import { rangesOf } from '#camera-agent/adapters/drivers/v4l2/control-values.js';
import { isPluggedIn, parseDeviceList } from '#camera-agent/adapters/drivers/v4l2/device-list.js';
import { isDevicePath } from '#camera-agent/adapters/drivers/found-camera.js';
import { parseFormatList } from '#camera-agent/adapters/drivers/v4l2/format-list.js';
import { v4l2Error } from '#camera-agent/adapters/drivers/v4l2/v4l2-error.js';
import { AgentInfo } from '#contracts/messages/agent-info.js';
import { validated } from '#contracts/messages/decode.js';
import { usbFixture } from './usb-fixture.js';

describe('the list of devices', () => {
  test.each([
    ['pi4', 5, { name: 'HD Pro Webcam C920', nodes: ['/dev/video2', '/dev/video3'] }],
    ['pi5', 5, { name: 'UVC Camera (046d:0825)', nodes: ['/dev/video8', '/dev/video9'] }],
  ])('of a %s holds parts of the board, and one camera', (board, count, camera) => {
    const devices = parseDeviceList(usbFixture(`${board}.devices.txt`));
    expect(devices).toHaveLength(count);
    expect(devices.filter(isPluggedIn)).toEqual([expect.objectContaining(camera)]);
  });
});

describe('the list of formats', () => {
  test('of a C920 holds its own H.264', () => {
    const formats = parseFormatList(usbFixture('c920.formats.txt'));
    expect(formats.map(({ code }) => code)).toEqual(['YUYV', 'H264', 'MJPG']);
    expect(modesOf(formats)).toContainEqual({ width: 1920, height: 1080, maxFps: 30 });
    expect(planCapture(formats, { width: 1920, height: 1080, fps: 30 })).toEqual({
      width: 1920,
      height: 1080,
      fps: 30,
    });
  });

  test('of a C270 leads to MJPEG, the smallest picture and the lowest rate that are enough', () => {
    const formats = parseFormatList(usbFixture('c270.formats.txt'));
    expect(planCapture(formats, { width: 640, height: 360, fps: 12 })).toEqual({
      ...{ width: 640, height: 480, fps: 15 },
      input: 'mjpeg',
    });
    expect(modesOf(formats)).toContainEqual({ width: 1280, height: 720, maxFps: 30 });
  });

  test.each([
    ['c920', { width: 600, height: 400, fps: 30 }],
    ['c270', { width: 1920, height: 1080, fps: 30 }],
    ['c270', { width: 640, height: 480, fps: 60 }],
  ])('of a %s refuses %p and says what there is', (model, wanted) => {
    const formats = parseFormatList(usbFixture(`${model}.formats.txt`));
    expect(() => planCapture(formats, wanted)).toThrow(/it has: 640x480 up to 30/);
  });

  test('of a node for metadata is empty', () => {
    expect(parseFormatList(usbFixture('metadata.formats.txt'))).toEqual([]);
  });

  test('may be that of an old tool, and may tell ranges', () => {
    const old = `ioctl: VIDIOC_ENUM_FMT
	Index       : 0
	Type        : Video Capture
	Pixel Format: 'MJPG' (compressed)
	Name        : Motion-JPEG
		Size: Discrete 800x600
			Interval: Discrete 0.033s (29.970 fps)
	Index       : 1
	Pixel Format: 'YUYV'
		Size: Stepwise 32x32 - 1280x1080 with step 2/2
			Interval: Stepwise 0.011s - 1.000s with step 0.011s (1.000-90.000 fps)
`;
    expect(parseFormatList(old)).toEqual([
      { code: 'MJPG', sizes: [{ width: 800, height: 600, rates: [30] }] },
      {
        code: 'YUYV',
        sizes: [
          { width: 640, height: 480, rates: [90] },
          { width: 1280, height: 720, rates: [90] },
        ],
      },
    ]);
  });
});

describe('the list of controls', () => {
  test('of a C920 becomes what it takes', () => {
    const ranges = rangesOf(cameraControls(parseControlList(usbFixture('c920.controls.txt'))));
    expect(ranges).toEqual([
      { name: 'brightness', min: -1, max: 1, live: true },
      { name: 'contrast', min: 0, max: 1.99, live: true },
      { name: 'saturation', min: 0, max: 1.99, live: true },
      { name: 'sharpness', min: 0, max: 1.99, live: true },
      { name: 'exposure', min: 300, max: 204_700, auto: true, live: true },
      { name: 'gain', min: 1, max: 16, live: true },
      { name: 'whiteBalance', min: 2000, max: 6500, auto: true, as: 'kelvin', live: true },
      { name: 'focus', min: 0, max: 10, auto: true, live: true },
    ]);
  });

  test('is known by the ids: older kernels have other names', () => {
    const controls = cameraControls(parseControlList(usbFixture('c270.controls.txt')));
    const exposure = controls.find(({ name }) => name === 'exposure');
    expect(exposure).toMatchObject({
      control: { name: 'exposure_absolute' },
      auto: { control: { name: 'exposure_auto' }, on: 3, off: 1 },
    });
    expect(rangesOf(controls)).toContainEqual(
      expect.objectContaining({ name: 'whiteBalance', min: 1000, max: 10_000 }),
    );
  });

  test('leaves out what cannot be written', () => {
    const text = `brightness 0x00980900 (int)    : min=0 max=255 step=1 default=128 value=128 flags=read-only`;
    expect(parseControlList(text)).toEqual([]);
  });

  test('tells values with and without the words of a menu', () => {
    const values = parseControlValues(
      'auto_exposure: 3 (Aperture Priority Mode)\nbrightness: -4\nnonsense\n',
    );
    expect([...values]).toEqual([
      ['auto_exposure', 3],
      ['brightness', -4],
    ]);
  });
});

const LINES = ['pi4.devices.txt', 'c920.formats.txt', 'c270.controls.txt'].flatMap((name) =>
  usbFixture(name).split('\n'),
);
/** Lines of real lists, mixed, cut and with other numbers. */
const texts = fc
  .array(
    fc.oneof(
      fc.constantFrom(...LINES),
      fc
        .tuple(fc.constantFrom(...LINES), fc.nat())
        .map(([line, at]) => line.slice(0, at % (line.length + 1))),
      fc
        .tuple(fc.constantFrom(...LINES), fc.integer())
        .map(([line, n]) => line.replaceAll(/\d+/g, String(n))),
      fc.string(),
    ),
    { maxLength: 60 },
  )
  .map((lines) => lines.join('\n'));

test('any text gives lists, and what they say may cross the wire', () => {
  fc.assert(
    fc.property(texts, fc.string({ unit: 'binary', maxLength: 150 }), (text, name) => {
      parseControlValues(text);
      const [{ name: model } = { name: 'none' }] = parseDeviceList(`${text}\n${name} (usb-1):\n`).reverse();
      const info = {
        ...{ hostname: 'pi', addresses: [], port: 1, version: '1', boot: 'b' },
        ...{ model, driver: 'v4l2', modes: modesOf(parseFormatList(text)) },
        controls: rangesOf(cameraControls(parseControlList(text))),
      };
      expect(validated(AgentInfo, info)).toMatchObject({ ok: true });
    }),
  );
});

test('what is set by a control is within the device and comes back as it was, to a step', () => {
  const whole = fc.integer({ min: -1000, max: 1000 });
  const device = fc
    .tuple(whole, fc.nat(2000), fc.integer({ min: 1, max: 7 }), fc.nat(2000))
    .map(([min, span, step, at]) => ({ min, max: min + span, step, default: min + Math.min(at, span) }));
  const ids = [0x00980900, 0x00980901, 0x009a090a, 0x00980913, 0x009a0902];
  fc.assert(
    fc.property(
      device,
      fc.constantFrom(...ids),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (d, id, part) => {
        const control = { ...d, name: 'x', id, value: d.default, menu: [] };
        for (const { scale } of cameraControls([control])) {
          const value = scale.min + part * (scale.max - scale.min);
          const set = scale.toDevice(value);
          expect(set).toBeGreaterThanOrEqual(d.min);
          expect(set).toBeLessThanOrEqual(d.max);
          expect((set - d.min) % d.step).toBe(0);
          expect(Math.abs(scale.toDevice(scale.toRollcall(set)) - set)).toBeLessThanOrEqual(
            Math.max(d.step, (d.max - d.min) / 100),
          );
        }
      },
    ),
  );
});

test.each([
  ['Cannot open device /dev/video9, exiting.', 'no-camera'],
  ['VIDIOC_DQBUF: failed: No such device', 'no-camera'],
  ['[video4linux2,v4l2 @ 0x5] Cannot open video device /dev/video0: Permission denied', 'camera-failed'],
  ['VIDIOC_REQBUFS returned -1 (Device or resource busy)', 'camera-busy'],
  ['/dev/video0: Device or resource busy', 'camera-busy'],
  ["Unknown encoder 'libx264'", 'unsupported'],
  ['Something else', 'camera-failed'],
])('"%s" means %s', (stderr, code) => {
  expect(v4l2Error({ tool: 'x', code: 1, signal: null, stderr })).toMatchObject({ code });
});

test.each([
  ['/dev/video0', true],
  ['/dev/v4l/by-id/usb-046d_HD_Pro_Webcam_C920_ABCDEF-video-index0', true],
  ['/dev/v4l/by-path/platform-xhci-hcd.0-usb-0:1:1.0-video-index0', true],
  ['/dev/sda', false],
  ['/dev/v4l/by-id/../../sda', false],
  ['video0', false],
  ['/dev/video0 -y', false],
])('%s is a device: %p', (text, is) => {
  expect(isDevicePath(text)).toBe(is);
});
