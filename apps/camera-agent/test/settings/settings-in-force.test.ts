import { RollcallError } from '#contracts/errors/rollcall-error.js';
import { SETTINGS_CHANGE_MS, type SettingsChangeArgs } from '#contracts/messages/command-args.js';
import { CameraSetup } from '#camera-agent/adapters/camera/camera-setup.js';
import { SetupKeeper } from '#camera-agent/adapters/settings/setup-keeper.js';
import { FakeClock } from '#testing/fake-clock.js';
import { eventually } from '#testing/eventually.js';
import { silentLogger } from '#testing/silent-logger.js';
import { ScriptedDriver, scriptedCamera } from '../camera/scripted-camera.js';

const VIDEO = { width: 640, height: 480, fps: 30 };

test.each<SettingsChangeArgs>([{ contrast: 2 }, { brightness: 0.5 }])(
  'a camera that is being opened is opened anew for %j, as it was started without',
  async (args) => {
    const { camera, driver } = await scriptedCamera();
    const changing = camera.changeSettings(args);
    await eventually('the second start', () => driver.starts === 2);
    driver.give(1);
    expect((await changing).reported).toMatchObject(args);
    expect(driver.settings).toMatchObject(args);
  },
);

test('a camera that waits after a failure takes them at its next start', async () => {
  const { camera, driver } = await scriptedCamera();
  driver.fail('no-camera');
  expect((await camera.changeSettings({ contrast: 2 })).desired.contrast).toBe(2);
  expect(driver.starts).toBe(1);
});

test('a camera that is opened again after a failure is answered by what comes of them, not by that', async () => {
  const { camera, driver, clock, logger } = await scriptedCamera();
  driver.fail('camera-busy');
  clock.advance(1000);
  await eventually('the next start', () => driver.starts === 2);
  const changing = camera.changeSettings({ contrast: 2 });
  await eventually('the start with them', () => driver.starts === 3);
  driver.give(1);
  expect((await changing).reported).toMatchObject({ contrast: 2 });
  expect(logger.at('warn')).toHaveLength(1);
});

test('what the driver refuses is not what is desired', async () => {
  const { camera, driver } = await scriptedCamera();
  driver.give(1);
  driver.apply = () => Promise.reject(new RollcallError('camera-failed', 'The lens is stuck.'));
  await expect(camera.changeSettings({ brightness: 0.5 })).rejects.toMatchObject({ code: 'camera-failed' });
  const { desired, reported } = camera.snapshot.settings;
  expect([desired.brightness, reported?.brightness]).toEqual([undefined, undefined]);
});

test('a change that takes too long for an answer is answered with that, and goes on', async () => {
  const { camera, driver, clock } = await scriptedCamera();
  driver.give(1);
  const { promise, resolve } = Promise.withResolvers<undefined>();
  driver.apply = () => promise;
  const changing = camera.changeSettings({ brightness: 0.5 });
  const answer = expect(changing).rejects.toMatchObject({ code: 'camera-not-ready' });
  clock.advance(SETTINGS_CHANGE_MS);
  await answer;
  resolve(undefined);
  await eventually('the change', () => camera.snapshot.settings.desired.brightness === 0.5);
});

function keeperOn(driver: ScriptedDriver, save: () => Promise<void>): SetupKeeper {
  return new SetupKeeper({
    kept: { settings: VIDEO, open: true },
    usual: VIDEO,
    file: { save },
    facts: () => driver.facts,
    logger: silentLogger,
    changed: () => undefined,
  });
}

const done = (): Promise<void> => Promise.resolve();
const IDLE = { isBusy: false, end: done, restarting: done };

const noRoom = (): Promise<void> => Promise.reject(Object.assign(new Error('no room'), { code: 'ENOSPC' }));

test('what cannot be kept does not stay in force', async () => {
  const driver = new ScriptedDriver();
  const keeper = keeperOn(driver, noRoom);
  const setup = new CameraSetup({
    keeper,
    clock: new FakeClock(),
    driver,
    camera: { runs: true, opens: false, restart: () => Promise.resolve() },
    recorder: IDLE,
  });
  await expect(setup.change({ brightness: 0.5 })).rejects.toMatchObject({ code: 'disk-full' });
  expect(driver.applied).toEqual([{ ...VIDEO, brightness: 0.5 }, VIDEO]);
  expect(keeper.desired).toEqual(VIDEO);
});
