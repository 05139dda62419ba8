import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listV4l2Cameras } from '#camera-agent/adapters/drivers/v4l2/probe.js';
import { V4l2Driver } from '#camera-agent/adapters/drivers/v4l2/v4l2-driver.js';
import type { AccessUnit } from '#camera-agent/domain/h264/access-unit.js';
import { AccessUnitSplitter } from '#camera-agent/domain/h264/access-unit-splitter.js';
import type { Settings } from '#contracts/messages/camera-settings.js';
import { systemClock } from '#runtime/system-clock.js';
import { eventually } from '#testing/eventually.js';
import { silentLogger } from '#testing/silent-logger.js';
import { describeWith } from '#testing/tools.js';
import { RecordingListener } from '../camera/recording-listener.js';
import { DEADLINE_MS, fileOf, runTool } from '../media/run-tool.js';
import { C270, C920, USB_STAND_INS, UsbHost } from './usb-host.js';

const VIDEO: Settings = { width: 640, height: 480, fps: 30 };
const drivers: V4l2Driver[] = [];

afterEach(async () => {
  await Promise.all(drivers.splice(0).map((driver) => driver.stop()));
});

function driverOf(host: UsbHost, name: string, environment = host.environment): V4l2Driver {
  const { namesFolder } = host;
  const driver = new V4l2Driver(host.device(name), undefined, {
    ...{ clock: systemClock, logger: silentLogger, environment, namesFolder },
  });
  drivers.push(driver);
  return driver;
}

async function started(driver: V4l2Driver, settings = VIDEO): Promise<RecordingListener> {
  const told = new RecordingListener();
  await driver.start(() => settings, told);
  return told;
}

async function failure(driver: V4l2Driver): Promise<{ code: string; advice: string; message: string }> {
  const told = await started(driver);
  return eventually('the failure', () => told.failures[0]);
}

async function pictures(told: RecordingListener, count: number): Promise<void> {
  await eventually(`${count} pictures`, () => told.units.length >= count || told.failures[0]);
  expect(told.failures).toEqual([]);
}

function sizeOf({ nals }: AccessUnit): number[] {
  return nals.map(({ length }) => length);
}

/** What the stand-in plays, in one piece. */
function recordedUnits(): AccessUnit[] {
  const stream = readFileSync(join(USB_STAND_INS, '../../fixtures/bars-640x480-30.h264'));
  const splitter = new AccessUnitSplitter();
  return [...splitter.push(stream, 0), ...splitter.flush()];
}

/** Width, height and number of the pictures, decoded by the real ffmpeg. */
async function decoded(units: readonly AccessUnit[]): Promise<string> {
  const stream = Buffer.concat(
    units.flatMap(({ nals }) => nals.flatMap((nal) => [Buffer.of(0, 0, 0, 1), nal])),
  );
  const entries = ['-show_entries', 'stream=width,height,nb_read_frames', '-of', 'csv=p=0'];
  const args = ['-v', 'error', '-count_frames', ...entries, await fileOf('units.h264', stream)];
  return (await runTool('ffprobe', args)).toString().trim();
}

describe('the cameras that are plugged in', () => {
  test('are found by the names that they keep, without their nodes for metadata', async () => {
    const host = await UsbHost.with([C270, C920]);
    const { signal } = new AbortController();
    const probe = await listV4l2Cameras(host.environment, signal, silentLogger, host.namesFolder);
    expect(probe?.cameras.map(({ device, model }) => [device, model])).toEqual([
      [host.device(C270.name), 'UVC Camera (046d:0825)'],
      [host.device(C920.name), 'HD Pro Webcam C920'],
    ]);
  });

  test('are found also where /dev/video0 is none of them', async () => {
    const host = await UsbHost.with([C270]);
    const { signal } = new AbortController();
    const probe = await listV4l2Cameras(host.environment, signal, silentLogger, host.namesFolder);
    expect(probe?.cameras).toHaveLength(1);
  });
});

describe('a camera with H.264 of its own', () => {
  test('is copied by v4l2-ctl, with no control of an encoder', async () => {
    const host = await UsbHost.with([C920]);
    const driver = driverOf(host, C920.name);
    await pictures(await started(driver), 3);
    expect(driver.facts).toMatchObject({ model: 'HD Pro Webcam C920', driver: 'v4l2', annotation: 'track' });
    expect(driver.facts.controls.map(({ name }) => name)).not.toContain('bitrate');
  });

  test('needs neither ffmpeg nor stdbuf: each frame is an access unit though its end waits for the next one', async () => {
    const host = await UsbHost.with([C920]);
    const told = await started(driverOf(host, C920.name, await host.withV4l2CtlAlone()));
    const recorded = recordedUnits().map(sizeOf);
    await pictures(told, recorded.length);
    expect(told.units.slice(0, recorded.length).map(sizeOf)).toEqual(recorded);
  });
});

describeWith(['ffmpeg', 'ffprobe'], 'a camera without H.264 of its own', () => {
  test(
    'is encoded by ffmpeg: key frames with parameter sets at the distance that was asked for, no B-frames',
    async () => {
      const host = await UsbHost.with([C270]);
      const driver = driverOf(host, C270.name);
      const told = await started(driver, { ...VIDEO, gop: 10, bitrate: 500_000 });
      await pictures(told, 25);
      await driver.stop();
      expect(driver.facts.keyFramesOnRequest).toBe(false);
      const units = told.units.slice(0, 25);
      expect(units.flatMap(({ keyFrame }, index) => (keyFrame ? [index] : []))).toEqual([0, 10, 20]);
      const types = (units[10]?.nals ?? []).map((nal) => (nal[0] ?? 0) & 0x1f);
      expect(types).toEqual(expect.arrayContaining([7, 8, 5]));
      expect(await decoded(units)).toBe('640,480,25');
    },
    DEADLINE_MS,
  );

  test(
    'gives the size that was asked for, turned and smaller',
    async () => {
      const host = await UsbHost.with([C270]);
      const driver = driverOf(host, C270.name);
      const told = await started(driver, { width: 320, height: 180, fps: 15, rotation: 90, vflip: true });
      await pictures(told, 5);
      await driver.stop();
      expect(await decoded(told.units.slice(0, 5))).toBe('320,180,5');
    },
    DEADLINE_MS,
  );
});

describe('settings', () => {
  const BY_HAND: Settings = {
    ...VIDEO,
    ...{ brightness: 1, contrast: 0.5, exposure: 5000, whiteBalance: { kelvin: 3000 }, focus: 5 },
  };

  test('are written while the camera runs, the modes first, and measured', async () => {
    const host = await UsbHost.with([C920]);
    const driver = driverOf(host, C920.name);
    const told = await started(driver);
    await eventually('what it finds by itself', () => driver.measured.exposure);
    expect(driver.measured).toMatchObject({ exposure: 33_300, whiteBalance: { kelvin: 4716 } });
    await driver.apply(BY_HAND);
    const set = (await host.calls()).filter((line) => line.includes('--set-ctrl'));
    expect(set.slice(-2).map((line) => line.replace(/.*--set-ctrl=/, ''))).toEqual([
      'auto_exposure=1,white_balance_automatic=0,focus_automatic_continuous=0',
      'brightness=255,contrast=64,exposure_time_absolute=50,white_balance_temperature=3000,focus_absolute=125',
    ]);
    await eventually('the new values', () => driver.measured.exposure === 5000);
    expect(driver.measured).toMatchObject({ whiteBalance: { kelvin: 3000 }, focus: 5 });
    await driver.apply(VIDEO);
    expect((await host.calls()).findLast((line) => line.includes('--set-ctrl'))).toContain('brightness=128');
    expect(told.failures).toEqual([]);
  });

  test('that somebody else left are put back at the start', async () => {
    const host = await UsbHost.with([C920], { values: { brightness: 3, auto_exposure: 1 } });
    await started(driverOf(host, C920.name));
    const set = (await host.calls()).filter((line) => line.includes('--set-ctrl'));
    expect(set).toEqual([
      expect.stringContaining('=auto_exposure=3'),
      expect.stringContaining('=brightness=128'),
    ]);
  });

  test('that another program made while it was closed are put back too', async () => {
    const host = await UsbHost.with([C920]);
    const driver = driverOf(host, C920.name);
    await pictures(await started(driver), 1);
    await driver.stop();
    await host.plug([C920], { values: { brightness: 3 } });
    await pictures(await started(driver), 1);
    expect((await host.calls()).findLast((line) => line.includes('--set-ctrl'))).toContain('brightness=128');
  });

  test('of a camera that is not open are refused', async () => {
    const host = await UsbHost.with([C920]);
    await expect(driverOf(host, C920.name).apply(VIDEO)).rejects.toMatchObject({ code: 'camera-not-ready' });
  });
});

describe('what goes wrong', () => {
  test.each([C920, C270])('a busy camera is told, and how to find who has it: %p', async (camera) => {
    const host = await UsbHost.with([camera], { busy: true });
    const error = await failure(driverOf(host, camera.name));
    expect(error.code).toBe('camera-busy');
    expect(error.advice).toContain('fuser');
  });

  test('without v4l2-ctl it is said what to install', async () => {
    const host = await UsbHost.with([C920]);
    const error = await failure(driverOf(host, C920.name, { PATH: '/nowhere' }));
    expect(error.advice).toContain('apt install v4l-utils');
  });

  test('without ffmpeg too, where it is needed', async () => {
    const host = await UsbHost.with([C270]);
    const error = await failure(driverOf(host, C270.name, await host.withV4l2CtlAlone()));
    expect(error).toMatchObject({ code: 'unsupported' });
    expect(error.advice).toContain('apt install ffmpeg');
  });

  test('a size that the camera has not is told', async () => {
    const host = await UsbHost.with([C920]);
    const told = await started(driverOf(host, C920.name), { ...VIDEO, width: 600 });
    expect(told.failures).toEqual([expect.objectContaining({ code: 'unsupported' })]);
  });

  test('a camera that is pulled out is found again by its name, at another node', async () => {
    const host = await UsbHost.with([C920], { unplugAt: 10 });
    const driver = driverOf(host, C920.name);
    const told = await started(driver);
    await eventually('the end', () => told.failures.length === 1);
    expect([told.failures[0]?.code, driver.facts.model]).toEqual(['no-camera', 'none']);
    await host.plug([]);
    expect(await failure(driver)).toMatchObject({ code: 'no-camera' });
    await host.plug([{ ...C920, node: '/dev/video4' }]);
    const again = await started(driver);
    await pictures(again, 3);
    expect(driver.facts.model).toBe('HD Pro Webcam C920');
  });

  test('a stop while the camera is asked tells nothing', async () => {
    const host = await UsbHost.with([C920]);
    const driver = driverOf(host, C920.name);
    const told = new RecordingListener();
    const starting = driver.start(() => VIDEO, told);
    await driver.stop();
    await starting;
    expect(told).toMatchObject({ units: [], failures: [] });
  });
});
