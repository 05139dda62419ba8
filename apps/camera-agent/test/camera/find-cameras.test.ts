import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { HostTime } from '#camera-agent/adapters/drivers/simulated/host-time.js';
import { createDriver } from '#camera-agent/adapters/drivers/create-driver.js';
import {
  type CameraChoice,
  findCameras,
  type FindDeps,
} from '#camera-agent/adapters/drivers/find-cameras.js';
import { cameraName, type FoundCamera } from '#camera-agent/adapters/drivers/found-camera.js';
import { isRaspberryPi } from '#camera-agent/adapters/drivers/is-raspberry-pi.js';
import { CameraMemory } from '#camera-agent/adapters/host/camera-memory.js';
import type { CameraDriver } from '#camera-agent/domain/camera/camera-driver.js';
import { cameraSlots } from '#camera-agent/domain/cameras/camera-slots.js';
import { systemClock } from '#runtime/system-clock.js';
import { silentLogger } from '#testing/silent-logger.js';
import { tempDir } from '#testing/temp-dir.js';
import { C270, C920, USB_STAND_INS, UsbHost } from '../v4l2/usb-host.js';
import { fixedOperatorTime } from './fixed-operator-time.js';
import { RecordingListener } from './recording-listener.js';
import { standInEnvironment, toolFolder } from './stand-in-process.js';

interface Host {
  readonly environment: Record<string, string>;
  readonly board?: string;
  readonly namesFolder?: string;
  /** Of the agent; a new one if not given. */
  readonly folder?: string;
}

interface Found {
  readonly cameras: FoundCamera[];
  readonly names: string[];
  readonly first: CameraDriver;
  readonly reasons: string[];
  readonly warnings: object[];
}

async function find(choice: CameraChoice, host: Host): Promise<Found> {
  const { environment, board, namesFolder, folder = await tempDir() } = host;
  const deviceModel = join(await tempDir(), 'model');
  if (board !== undefined) await writeFile(deviceModel, `${board}\0`);
  const reasons: string[] = [];
  const warnings: object[] = [];
  const logger = {
    ...silentLogger,
    info: (facts: object) => void reasons.push((facts as { reason: string }).reason),
    warn: (facts: object) => void warnings.push(facts),
  };
  const memory = new CameraMemory(folder, logger);
  const deps: FindDeps = { logger, environment, deviceModel, memory, ...(namesFolder && { namesFolder }) };
  const cameras = await findCameras(choice, deps);
  const [camera] = cameras;
  if (!camera) throw new Error('no camera at all');
  const operatorTime = fixedOperatorTime(systemClock);
  const first = createDriver(camera, {
    name: 'cam-1',
    simulatedFaults: [],
    clock: systemClock,
    logger,
    operatorTime,
    hostTime: new HostTime(systemClock),
    environment,
  });
  return { cameras, names: cameras.map(cameraName), first, reasons, warnings };
}

const AUTO = { wanted: 'auto' } as const;
const NO_TOOL = { PATH: '/nowhere' };

/** rpicam-vid alone: this machine's own v4l2-ctl is not asked. */
function rpicamHost(more: Record<string, string> = {}): Host {
  const { PATH = '', ...rest } = standInEnvironment(more);
  return { environment: { ...rest, PATH: PATH.replace(':/usr/bin:/bin', '') } };
}

/** By their places in the device tree of the stand-in's Pi 5. */
const FIRST = 'rpicam:/base/axi/pcie@120000/rp1/i2c@88000/imx708@1a';
const SECOND = 'rpicam:/base/axi/pcie@120000/rp1/i2c@80000/ov5647@36';

const BROKEN = 'echo broken >&2; exit 255';

/** Both tools, and these USB cameras. */
function bothHost({ environment, namesFolder }: UsbHost, rpicam = standInEnvironment().PATH ?? ''): Host {
  return { environment: { ...environment, PATH: `${USB_STAND_INS}:${rpicam}` }, namesFolder };
}

describe('a host of rpicam cameras', () => {
  test('has the camera that the tool lists', async () => {
    const { first, names, reasons } = await find(AUTO, rpicamHost());
    expect(first.facts).toMatchObject({ driver: 'rpicam', model: 'imx708' });
    expect(names).toEqual([FIRST]);
    expect(reasons).toEqual(['they are connected, or were before']);
  });

  test('without one waits for one', async () => {
    const { first, cameras, reasons } = await find(AUTO, rpicamHost({ STANDIN_FAULT: 'no-camera' }));
    expect(cameras).toHaveLength(1);
    expect(first.facts).toMatchObject({ driver: 'rpicam', model: 'none' });
    expect(reasons).toEqual([expect.stringMatching(/stand-ins\/rpicam-vid is installed$/)]);
  });

  test('whose camera is busy does not get a simulated one', async () => {
    const { first } = await find(AUTO, rpicamHost({ STANDIN_FAULT: 'busy' }));
    expect(first.facts).toMatchObject({ driver: 'rpicam', modes: [] });
  });

  test('whose tool fails has one all the same, and the log tells of it', async () => {
    const folder = await toolFolder('rpicam-vid', BROKEN);
    const { first, names, warnings } = await find(
      { wanted: 'rpicam' },
      { environment: { PATH: `${folder}:/bin` } },
    );
    expect(first.facts).toMatchObject({ driver: 'rpicam', model: 'none' });
    expect(names).toEqual(['rpicam:0']);
    expect(warnings).toEqual([expect.objectContaining({ code: 'camera-failed' })]);
  });
});

test('a Raspberry Pi without a tool does not get a simulated camera', async () => {
  const host = { environment: NO_TOOL, board: 'Raspberry Pi 5 Model B Rev 1.0' };
  const { first, reasons } = await find(AUTO, host);
  expect(first.facts).toMatchObject({ driver: 'rpicam', model: 'none' });
  expect(reasons).toEqual([expect.stringContaining('not installed')]);
});

test.each([undefined, 'Some Other Board'])(
  'another host without a tool (%s) has a simulated one',
  async (board) => {
    const host = { environment: NO_TOOL, ...(board !== undefined && { board }) };
    const { first, cameras, reasons } = await find(AUTO, host);
    expect(first.facts.driver).toBe('simulated');
    expect(cameras).toHaveLength(1);
    expect(reasons).toEqual([expect.stringContaining('no Raspberry Pi')]);
  },
);

test.each(['rpicam', 'v4l2', 'simulated'] as const)('%s is taken where it is asked for', async (wanted) => {
  const { first, reasons } = await find({ wanted }, { environment: NO_TOOL });
  expect(first.facts.driver).toBe(wanted);
  expect(reasons).toEqual(['it was asked for']);
});

test('there are as many simulated cameras as were asked for', async () => {
  expect((await find({ wanted: 'simulated', count: 3 }, { environment: NO_TOOL })).cameras).toHaveLength(3);
});

describe('a host of two ribbon cables', () => {
  const both = (more: Record<string, string> = {}): Host => rpicamHost({ STANDIN_CAMERAS: '2', ...more });

  test('whose first is loose at a start has the second as it was, and the first as one that is away', async () => {
    const folder = await tempDir();
    expect((await find(AUTO, { ...both(), folder })).names).toEqual([FIRST, SECOND]);
    const { names, cameras } = await find(AUTO, { ...both({ STANDIN_LOOSE: '1' }), folder });
    expect(names).toEqual([FIRST, SECOND]);
    expect(cameras.map(({ index }) => index)).toEqual([undefined, 0]);
    expect((await find(AUTO, { ...both(), folder })).names).toEqual([FIRST, SECOND]);
  });

  test('that were known by their numbers are known by their places from then on', async () => {
    const folder = await tempDir();
    await new CameraMemory(folder, silentLogger).save(['rpicam:0', 'rpicam:1']);
    expect((await find(AUTO, { ...both(), folder })).names).toEqual([FIRST, SECOND]);
  });
});

describe('a host of several cameras', () => {
  test('has all of rpicam first, then all USB cameras', async () => {
    const usb = await UsbHost.with([C920, C270]);
    const { names } = await find(AUTO, bothHost(usb));
    expect(names).toEqual([FIRST, usb.device(C270.name), usb.device(C920.name)]);
  });

  test('has those of one driver where that is asked for', async () => {
    const usb = await UsbHost.with([C920]);
    expect((await find({ wanted: 'v4l2' }, bothHost(usb))).names).toEqual([usb.device(C920.name)]);
    expect((await find({ wanted: 'rpicam' }, bothHost(usb))).names).toEqual([FIRST]);
  });

  /** Its rpicam-vid fails. */
  async function brokenHost(usb: UsbHost): Promise<Host & { readonly folder: string }> {
    const folder = await toolFolder('rpicam-vid', BROKEN);
    const PATH = `${folder}:${dirname(process.execPath)}:/usr/bin:/bin`;
    return { ...bothHost(usb, PATH), folder: await tempDir() };
  }

  test('may have one more where rpicam fails: behind those that are listed, and not remembered', async () => {
    const usb = await UsbHost.with([C920]);
    const host = await brokenHost(usb);
    expect((await find(AUTO, host)).names).toEqual([usb.device(C920.name), 'rpicam:0']);
    expect(await new CameraMemory(host.folder, silentLogger).load()).toEqual([usb.device(C920.name)]);
  });

  test('keeps the numbers of those of before where rpicam fails', async () => {
    const usb = await UsbHost.with([C920]);
    const host = await brokenHost(usb);
    const memory = new CameraMemory(host.folder, silentLogger);
    await memory.save([FIRST, SECOND]);
    const names = [FIRST, SECOND, usb.device(C920.name)];
    expect((await find(AUTO, host)).names).toEqual(names);
    expect(await memory.load()).toEqual(names);
  });

  test('whose rpicam fails once more when a camera is awaited waits for one that is listed', async () => {
    const usb = await UsbHost.with([]);
    const host = await brokenHost(usb);
    const { cameras, names } = await find(AUTO, host);
    expect(names).toEqual(['rpicam:0']);
    const { signal } = new AbortController();
    expect(await cameras[0]?.look?.(signal)).toBeUndefined();
    await usb.plug([C920]);
    expect(await cameras[0]?.look?.(signal)).toMatchObject({ device: usb.device(C920.name) });
    expect(await new CameraMemory(host.folder, silentLogger).load()).toEqual([usb.device(C920.name)]);
  });

  test('has those that are named, also those that are away, in their order', async () => {
    const named = [
      { driver: 'v4l2', device: '/dev/video7' } as const,
      { driver: 'rpicam', index: 1 } as const,
    ];
    const { names } = await find({ wanted: 'auto', named }, { environment: NO_TOOL });
    expect(names).toEqual(['/dev/video7', 'rpicam:1']);
  });
});

describe('a host without a camera', () => {
  test('says what is missing until one is plugged in, and is that one from then on', async () => {
    const usb = await UsbHost.with([]);
    const host = { environment: usb.environment, namesFolder: usb.namesFolder, folder: await tempDir() };
    const { first } = await find({ wanted: 'v4l2' }, host);
    const told = new RecordingListener();
    const video = { width: 640, height: 480, fps: 30 };
    await first.start(() => video, told);
    expect(told.failures).toEqual([expect.objectContaining({ code: 'no-camera' })]);
    await first.stop();
    await usb.plug([C920]);
    const again = new RecordingListener();
    await first.start(() => video, again);
    expect([first.facts.model, again.failures]).toEqual(['HD Pro Webcam C920', []]);
    await first.stop();
    const memory = new CameraMemory(host.folder, silentLogger);
    expect(await memory.load()).toEqual([usb.device(C920.name)]);
  });
});

describe('the numbers of cameras', () => {
  test('stay while one is away, and a new one takes its place', () => {
    expect(cameraSlots(['a', 'b'], ['b'])).toEqual(['a', 'b']);
    expect(cameraSlots(['a', 'b'], ['b', 'c'])).toEqual(['c', 'b']);
    expect(cameraSlots(['b'], ['a', 'b'])).toEqual(['b', 'a']);
  });

  test('are those of before for every camera that is there, and each has one', () => {
    const names = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'));
    fc.assert(
      fc.property(names, names, (remembered, present) => {
        const slots = cameraSlots(remembered, present);
        expect(new Set(slots).size).toBe(slots.length);
        expect(slots).toEqual(expect.arrayContaining(present));
        for (const name of remembered)
          if (present.includes(name)) expect(slots.indexOf(name)).toBe(remembered.indexOf(name));
      }),
    );
  });

  test('are counted anew where they cannot be read, and the log tells of it', async () => {
    const folder = await tempDir();
    await writeFile(join(folder, 'cameras.json'), '{"a":');
    const warnings: object[] = [];
    const logger = { ...silentLogger, warn: (facts: object) => void warnings.push(facts) };
    expect(await new CameraMemory(folder, logger).load()).toEqual([]);
    expect(warnings).toHaveLength(1);
  });
});

test('this machine is a Raspberry Pi only if it says so', async () => {
  const file = join(await tempDir(), 'model');
  expect(await isRaspberryPi(file)).toBe(false);
  await writeFile(file, 'Raspberry Pi 4 Model B Rev 1.4\0');
  expect(await isRaspberryPi(file)).toBe(true);
});
