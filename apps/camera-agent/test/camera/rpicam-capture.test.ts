import { mkdir, readdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { eventually } from '#testing/eventually.js';
import { tempDir } from '#testing/temp-dir.js';
import { frames, makeRpicam, type RpicamUnderTest, VIDEO } from './rpicam-lab.js';
import { STAND_IN_FOLDER, standInEnvironment, toolFolder } from './stand-in-process.js';

/** Its environment without the folders of the system: no `mkfifo` there, yet `node`. */
async function withoutMkfifo(): Promise<Record<string, string>> {
  const folder = await tempDir();
  await symlink(process.execPath, join(folder, 'node'));
  return { ...standInEnvironment(), PATH: `${STAND_IN_FOLDER}:${folder}` };
}

describe('the capture times', () => {
  test('come from the tool where it has them, and do not depend on when this process reads', async () => {
    const camera = makeRpicam();
    await frames(camera, 5);
    expect([camera.driver.timeSource, camera.warnings]).toEqual(['pts', []]);
    const held = performance.now() + 200;
    while (performance.now() < held);
    const before = camera.told.units.length;
    await eventually('the frames of that time', () => camera.told.units.length >= before + 8);
    const times = camera.told.units.slice(before, before + 6).map(({ timeMs }) => timeMs);
    // All six were read at once.
    expect((times[5] ?? 0) - (times[0] ?? 0)).toBeGreaterThan(100);
  });

  test('come also from an older tool of a board that has an encoder, whatever else was built into it', async () => {
    const camera = makeRpicam({ STANDIN_VERSION: '1.7.0', STANDIN_MODEL: 'pi4', STANDIN_LIBAV: '1' });
    await frames(camera, 5);
    expect([camera.driver.timeSource, camera.warnings]).toEqual(['pts', []]);
  });

  test('are those of arrival with an early or nameless tool, and where what comes are none', async () => {
    const cases: Record<string, string>[] = [
      { STANDIN_VERSION: '1.7.0' },
      { STANDIN_VERSION: 'x', STANDIN_MODEL: 'pi4' },
      { STANDIN_FAULT: 'bad-pts', STANDIN_AFTER: '0' },
      { STANDIN_FAULT: 'no-pts', STANDIN_AFTER: '0' },
    ];
    const cameras = cases.map((environment) => makeRpicam(environment));
    await Promise.all(cameras.map((camera) => frames(camera, 10)));
    expect(cameras.map(({ driver }) => driver.timeSource)).toEqual(Array(4).fill('arrival'));
    expect(cameras.flatMap(({ told }) => told.failures)).toEqual([]);
  });

  test('are those of arrival where a tool refuses them after all, from then on', async () => {
    const script = `case "$*" in *save-pts*) echo 'ERROR: *** libav: Incompatible options selected. ***' >&2; echo x >> "$0".asked; exit 255;; esac; exec "$TOOL" "$@"`;
    const folder = await toolFolder('rpicam-vid', script);
    const environment = standInEnvironment({ TOOL: join(STAND_IN_FOLDER, 'rpicam-vid') });
    environment.PATH = `${folder}:${environment.PATH ?? ''}`;
    const camera = makeRpicam({}, { environment });
    await frames(camera, 3);
    expect([camera.driver.timeSource, camera.told.failures]).toEqual(['arrival', []]);
    await camera.driver.stop();
    await frames(camera, 6);
    expect(await readdir(folder)).toEqual(['rpicam-vid', 'rpicam-vid.asked']);
  });

  test('are those of arrival, with a word in the log, where no pipes can be made', async () => {
    const camera = makeRpicam({}, { environment: await withoutMkfifo() });
    await frames(camera, 3);
    expect(camera.driver.timeSource).toBe('arrival');
    expect(camera.warnings).toEqual([expect.stringContaining('No named pipes')]);
    expect(camera.driver.measured).toEqual({});
  });

  test.each(['no-pts', 'more-pts'])('that go wrong (%s) do not stop the stream', async (fault) => {
    const camera = makeRpicam({ STANDIN_FAULT: fault, STANDIN_AFTER: '5' });
    await frames(camera, 30);
    expect([camera.driver.timeSource, camera.told.failures]).toEqual(['pts', []]);
    expect(camera.warnings).toEqual([expect.stringContaining('stay away')]);
  });
});

describe('the pipes', () => {
  /** This process's own open files, but for those that the listing itself needs. */
  async function openFiles(): Promise<number> {
    return (await readdir('/proc/self/fd')).length;
  }

  async function runsLeaveNothing(
    run: (camera: RpicamUnderTest) => Promise<void>,
    fault: string,
  ): Promise<void> {
    const temporary = await tempDir();
    const environment = standInEnvironment({
      STANDIN_FAULT: fault,
      STANDIN_AFTER: '3',
      STANDIN_START_MS: '0',
    });
    const camera = makeRpicam({}, { environment, temporary });
    await run(camera);
    const open = await openFiles();
    for (let round = 0; round < 3; round++) await run(camera);
    expect(await readdir(temporary)).toEqual([]);
    expect(await openFiles()).toBeLessThanOrEqual(open + 2);
  }

  test('are gone from the disk as soon as the tool has them open', async () => {
    const temporary = await tempDir();
    await frames(makeRpicam({}, { temporary }), 1);
    await eventually('the folder to be gone', async () => (await readdir(temporary)).length === 0);
  });

  test('of a camera that is stopped, or stopped while it starts, are closed', async () => {
    await runsLeaveNothing(async (camera) => {
      await frames(camera, 1);
      await camera.driver.stop();
      camera.told.units.length = 0;
      const starting = camera.driver.start(() => VIDEO, camera.told);
      await camera.driver.stop();
      await starting;
    }, 'none');
  });

  test('of a tool that dies before it opens them are closed', async () => {
    await runsLeaveNothing(async (camera) => {
      camera.told.failures.length = 0;
      await camera.driver.start(() => VIDEO, camera.told);
      await eventually('the failure', () => camera.told.failures.length === 1);
    }, 'busy');
  });

  test('of a tool that dies in mid-stream give all frames that it wrote', async () => {
    const camera = makeRpicam({ STANDIN_FAULT: 'die', STANDIN_AFTER: '5' });
    await camera.driver.start(() => VIDEO, camera.told);
    await eventually('the failure', () => camera.told.failures.length === 1);
    expect([camera.told.units.length, camera.driver.timeSource]).toEqual([5, 'pts']);
    await camera.driver.stop();
    expect(camera.told.failures).toHaveLength(1);
  });

  test('survive a name of the folder for temporary files that printf would change', async () => {
    const temporary = join(await tempDir(), '100%d');
    await mkdir(temporary);
    const camera = makeRpicam({}, { temporary });
    await frames(camera, 2);
    expect(camera.driver.timeSource).toBe('pts');
  });
});

test('a sensor that stops and goes on by itself goes on here too', async () => {
  const camera = makeRpicam({ STANDIN_FAULT: 'hiccup', STANDIN_AFTER: '5' });
  await frames(camera, 10);
  expect([camera.told.failures, camera.driver.timeSource]).toEqual([[], 'pts']);
  expect(camera.warnings).toEqual([expect.stringContaining('ribbon cable')]);
});

test('what the camera does by itself is told, and what was set', async () => {
  const camera = makeRpicam();
  const settings = { ...VIDEO, gain: 4, whiteBalance: { red: 1.5, blue: 2 }, focus: 3.25 };
  await camera.driver.start(() => settings, camera.told);
  const measured = await eventually(
    'metadata',
    () => camera.driver.measured.gain !== undefined && camera.driver.measured,
  );
  expect(measured).toEqual({ exposure: 19_998, gain: 4, whiteBalance: { red: 1.5, blue: 2 }, focus: 3.25 });
  await camera.driver.stop();
  expect(camera.driver.measured).toEqual({});
});

test('two cameras of one host run at once, each by its number', async () => {
  const [first, second] = [
    makeRpicam({ STANDIN_CAMERAS: '2' }),
    makeRpicam({ STANDIN_CAMERAS: '2' }, {}, { index: 1 }),
  ];
  await Promise.all([frames(first, 2), frames(second, 2)]);
  expect([first.driver.facts.model, second.driver.facts.model]).toEqual(['imx708', 'ov5647']);
  const has = (camera: RpicamUnderTest): boolean =>
    camera.driver.facts.controls.some(({ name }) => name === 'focus');
  expect([has(first), has(second)]).toEqual([true, false]);
});

test('a camera whose number is not there is told as missing', async () => {
  const camera = makeRpicam({}, {}, { index: 2 });
  await camera.driver.start(() => VIDEO, camera.told);
  expect(camera.told.failures[0]).toMatchObject({
    code: 'no-camera',
    message: 'rpicam-vid lists no camera 2.',
  });
});

test('a camera that is known by its place is opened by the number that it has now', async () => {
  const path = '/base/axi/pcie@120000/rp1/i2c@80000/ov5647@36';
  const loose = { STANDIN_CAMERAS: '2', STANDIN_LOOSE: '1' };
  const [both, alone] = [makeRpicam({ STANDIN_CAMERAS: '2' }, {}, { path }), makeRpicam(loose, {}, { path })];
  await Promise.all([frames(both, 1), frames(alone, 1)]);
  expect([both.driver.facts.model, alone.driver.facts.model]).toEqual(['ov5647', 'ov5647']);
  const away = makeRpicam(loose, {}, { path: '/base/axi/pcie@120000/rp1/i2c@88000/imx708@1a' });
  await away.driver.start(() => VIDEO, away.told);
  expect(away.told.failures).toEqual([expect.objectContaining({ code: 'no-camera' })]);
});
