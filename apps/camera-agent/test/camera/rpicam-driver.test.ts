import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { RpicamDriver } from '#camera-agent/adapters/drivers/rpicam/rpicam-driver.js';
import { systemClock } from '#runtime/system-clock.js';
import { eventually } from '#testing/eventually.js';
import { silentLogger } from '#testing/silent-logger.js';
import { tempDir } from '#testing/temp-dir.js';
import { RecordingListener } from './recording-listener.js';
import { STAND_IN_FOLDER, standInEnvironment, toolFolder } from './stand-in-process.js';

const VIDEO = { width: 640, height: 480, fps: 30 };
const drivers: RpicamDriver[] = [];

afterEach(async () => {
  await Promise.all(drivers.splice(0).map((driver) => driver.stop()));
});

function makeDriver(environment: Record<string, string> = {}): RpicamDriver {
  const deps = { clock: systemClock, logger: silentLogger, environment: standInEnvironment(environment) };
  const driver = new RpicamDriver(undefined, deps);
  drivers.push(driver);
  return driver;
}

describe.each(['pi5', 'pi4'])('on a %s', (model) => {
  test('every frame comes as one access unit, with the time it was taken', async () => {
    const driver = makeDriver({ STANDIN_MODEL: model });
    const told = new RecordingListener();
    await driver.start(() => VIDEO, told);
    await eventually('two seconds of pictures', () => told.units.length >= 65);
    await driver.stop();
    expect(driver.facts).toMatchObject({ model: 'imx708', driver: 'rpicam', keyFramesOnRequest: false });
    expect(driver.timeSource).toBe('pts');
    expect(driver.facts.modes).toContainEqual({ width: 1536, height: 864, maxFps: 120 });
    const keys = told.units.slice(0, 65).flatMap((unit, index) => (unit.keyFrame ? [index] : []));
    expect(keys).toEqual([0, 30, 60]);
    const types = told.units[30]?.nals.map((nal) => (nal[0] ?? 0) & 0x1f);
    expect(types).toEqual([7, 8, 5, 5]);
    const times = told.units.map(({ timeMs }) => timeMs);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect((times[64] ?? 0) - (times[0] ?? 0)).toBeGreaterThan(1900);
    expect(told.failures).toHaveLength(1);
  });
});

test('a frame is known when the stream goes quiet, not when the next one begins', async () => {
  const driver = makeDriver({ STANDIN_FAULT: 'stall', STANDIN_AFTER: '3' });
  const told = new RecordingListener();
  await driver.start(() => VIDEO, told);
  await eventually('the last frame before the silence', () => told.units.length === 3);
});

describe('a stop', () => {
  async function stopped(environment: Record<string, string>, frames: number): Promise<string | undefined> {
    const driver = makeDriver(environment);
    const told = new RecordingListener();
    await driver.start(() => VIDEO, told);
    await eventually(`${frames} frames`, () => told.units.length >= frames);
    await driver.stop();
    return told.failures[0]?.message;
  }

  test('after the first byte is a clean one', async () => {
    expect(await stopped({}, 3)).toContain('exit code 0');
  });

  test('before the first byte does not wait for a camera that is only starting', async () => {
    expect(await stopped({ STANDIN_START_MS: '9000' }, 0)).toContain('signal SIGTERM');
  });

  test.each(['no-sigint', 'stall'])('of a camera with %s is forced after a while', async (fault) => {
    expect(await stopped({ STANDIN_FAULT: fault, STANDIN_AFTER: '3' }, 3)).toContain('signal SIGKILL');
  });

  test('while the tool is being asked ends the question', async () => {
    const folder = await toolFolder('rpicam-vid', 'exec sleep 60');
    const environment = { PATH: `${folder}:/usr/bin:/bin` };
    const driver = new RpicamDriver(undefined, {
      clock: systemClock,
      logger: silentLogger,
      environment,
    });
    const told = new RecordingListener();
    const starting = driver.start(() => VIDEO, told);
    await driver.stop();
    await starting;
    expect(told.failures).toEqual([]);
  });

  test('of a driver that never was started does nothing', async () => {
    await makeDriver().stop();
  });
});

describe('what goes wrong', () => {
  test.each([
    ['no-camera', 'no-camera'],
    ['busy', 'camera-busy'],
    ['die', 'camera-failed'],
  ])('%s is told once as %s', async (fault, code) => {
    const driver = makeDriver({ STANDIN_FAULT: fault, STANDIN_AFTER: '3' });
    const told = new RecordingListener();
    await driver.start(() => VIDEO, told);
    const error = await eventually('the failure', () => told.failures[0]);
    expect(error.code).toBe(code);
    expect(error.advice).not.toBe('');
    await driver.stop();
    expect(told.failures).toHaveLength(1);
  });

  test('no tool at all says what to install', async () => {
    const environment = { PATH: await tempDir() };
    const driver = new RpicamDriver(undefined, {
      clock: systemClock,
      logger: silentLogger,
      environment,
    });
    const told = new RecordingListener();
    await driver.start(() => VIDEO, told);
    expect(told.failures[0]).toMatchObject({ code: 'no-camera' });
    expect(told.failures[0]?.advice).toContain('apt install rpicam-apps');
    expect(driver.facts).toMatchObject({ model: 'none', driver: 'rpicam', modes: [] });
  });

  test('a tool that cannot be run is told, not thrown', async () => {
    const folder = await toolFolder('rpicam-vid', '');
    await writeFile(join(folder, 'rpicam-vid'), 'not a program');
    const environment = { PATH: folder };
    const driver = new RpicamDriver(undefined, {
      clock: systemClock,
      logger: silentLogger,
      environment,
    });
    const told = new RecordingListener();
    await driver.start(() => VIDEO, told);
    expect(told.failures.map(({ code }) => code)).toEqual(['camera-failed']);
  });

  test('a size that is none is told, not thrown', async () => {
    const driver = makeDriver();
    const told = new RecordingListener();
    await driver.start(() => ({ width: 0.5, height: 480, fps: 30 }), told);
    expect(told.failures[0]?.code).toBe('camera-failed');
  });

  /** A stand-in whose fault and version can be changed while the test runs. */
  async function changingDriver(): Promise<{
    driver: RpicamDriver;
    folder: string;
    become: (fault: string, version?: string) => Promise<void>;
  }> {
    const script = `. "\${0%/*}"/settings; export STANDIN_FAULT STANDIN_VERSION; exec "$TOOL" "$@"`;
    const folder = await toolFolder('rpicam-vid', script);
    const environment = standInEnvironment({ TOOL: join(STAND_IN_FOLDER, 'rpicam-vid') });
    environment.PATH = environment.PATH?.replace(STAND_IN_FOLDER, folder) ?? '';
    const deps = { clock: systemClock, logger: silentLogger, environment };
    const driver = new RpicamDriver(undefined, deps);
    drivers.push(driver);
    const become = (fault: string, version = '1.13.0'): Promise<void> =>
      writeFile(join(folder, 'settings'), `STANDIN_FAULT=${fault} STANDIN_VERSION=${version}`);
    return { driver, folder, become };
  }

  test('a camera that is connected later is found at the next start', async () => {
    const { driver, become } = await changingDriver();
    await become('no-camera');
    const told = new RecordingListener();
    await driver.start(() => VIDEO, told);
    expect([told.failures[0]?.code, driver.facts.model]).toEqual(['no-camera', 'none']);
    await become('none');
    await driver.start(() => VIDEO, told);
    await eventually('a picture', () => told.units.length > 0);
    expect(driver.facts.model).toBe('imx708');
  });

  test('the modes of a camera that was busy are asked for again', async () => {
    const { driver, become } = await changingDriver();
    await become('busy');
    const told = new RecordingListener();
    await driver.start(() => VIDEO, told);
    await eventually('the failure', () => told.failures.length > 0);
    expect(driver.facts).toMatchObject({ model: 'imx708', modes: [] });
    await become('none');
    await driver.start(() => VIDEO, told);
    expect(driver.facts.modes).toHaveLength(3);
  });

  test('a camera that is taken away is looked for at the next start', async () => {
    const { driver, become } = await changingDriver();
    await become('die');
    const told = new RecordingListener();
    await driver.start(() => VIDEO, told);
    await eventually('the first failure', () => told.failures.length === 1);
    await become('no-camera');
    await driver.start(() => VIDEO, told);
    await eventually('the second failure', () => told.failures.length === 2);
    expect([told.failures[1]?.code, driver.facts.model]).toEqual(['no-camera', 'none']);
  });

  test('a tool that an upgrade gave another name or version is looked for again', async () => {
    const { driver, folder, become } = await changingDriver();
    await become('none');
    const told = new RecordingListener();
    const picture = async (): Promise<void> => {
      const before = told.units.length;
      await driver.start(() => VIDEO, told);
      await eventually('a picture', () => told.units.length > before);
      await driver.stop();
      told.failures.length = 0;
    };
    const failure = async (): Promise<string> => {
      await driver.start(() => VIDEO, told);
      return (await eventually('the failure', () => told.failures[0])).code;
    };
    await picture();
    await rename(join(folder, 'rpicam-vid'), join(folder, 'libcamera-vid'));
    expect([await failure(), driver.facts.model]).toEqual(['camera-failed', 'imx708']);
    await picture();
    await become('none', '1.5.9');
    expect(await failure()).toBe('unsupported');
    await picture();
  });
});

describe('no shell and no text from outside (CVE-2025-60787)', () => {
  test('the tool is run as a program, whatever the name of its folder', async () => {
    const outer = await tempDir();
    const folder = join(outer, `a b; touch ran; $(touch ran) \`touch ran\``);
    await mkdir(folder);
    const said = join(outer, 'said');
    const script = `#!/bin/sh\n(cd '${outer}'; printf '%s\\n' "$*" >> said); exec '${STAND_IN_FOLDER}/rpicam-vid' "$@"\n`;
    await writeFile(join(folder, 'rpicam-vid'), script, { mode: 0o755 });
    const environment = standInEnvironment();
    environment.PATH = `${folder}:${environment.PATH ?? ''}`;
    const driver = new RpicamDriver(undefined, {
      clock: systemClock,
      logger: silentLogger,
      environment,
    });
    drivers.push(driver);
    const told = new RecordingListener();
    await driver.start(() => VIDEO, told);
    await eventually('a frame', () => told.units.length > 0);
    await driver.stop();
    const [last = ''] = (await readFile(said, 'utf8')).trim().split('\n').slice(-1);
    expect(last).toMatch(
      /^-n --camera=0 --timeout=0 --codec=h264 .*--width=640 --height=480 --framerate=30 /,
    );
    expect((await readdir(outer)).sort()).toEqual([folder.slice(outer.length + 1), 'said'].sort());
  });
});
