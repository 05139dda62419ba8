import { join } from 'node:path';
import { SettingsFile } from '#camera-agent/adapters/settings/settings-file.js';
import type { Settings } from '#contracts/messages/camera-settings.js';
import { readIfThere } from '#runtime/atomic-file.js';
import { eventually } from '#testing/eventually.js';
import { silentLogger } from '#testing/silent-logger.js';
import { type ScriptedCamera, scriptedCamera } from '../camera/scripted-camera.js';

/** Made for a camera that was faster and had a lens to move. */
const KEPT: Settings = { width: 1920, height: 1080, fps: 60, focus: 2, contrast: 9, brightness: 0.5 };
const USUAL = { width: 64, height: 48, fps: 30 };
const NOT_TAKEN = ['video', 'contrast', 'focus'];

const fileOf = ({ folder }: ScriptedCamera): string => join(folder, '..', 'settings.json');

/** A camera was pulled out, and this one came in its place. */
async function replaced(): Promise<ScriptedCamera> {
  const made = await scriptedCamera({ kept: { settings: KEPT, open: true } });
  const { driver, clock } = made;
  driver.fail('no-camera');
  driver.facts = { ...driver.facts, model: 'other', modes: [{ width: 640, height: 480, maxFps: 30 }] };
  clock.advance(30_000);
  await eventually('the second start', () => driver.starts === 2);
  driver.give(1);
  return made;
}

test('another camera is opened with what it takes of the settings, and both are told', async () => {
  const { camera, driver } = await replaced();
  expect(driver.settings).toEqual({ ...USUAL, brightness: 0.5 });
  const { status, error, settings } = camera.snapshot;
  expect([status, error]).toEqual(['standing-by', undefined]);
  expect(settings).toMatchObject({ desired: KEPT, reported: { ...USUAL, brightness: 0.5 } });
  expect(settings.reported).not.toHaveProperty('focus');
  expect(settings.notTaken?.map(({ name }) => name)).toEqual(NOT_TAKEN);
});

test('the file says so, and keeps what was asked for', async () => {
  const made = await replaced();
  // The camera that was pulled out has left a note too, without the size.
  const named = async (): Promise<boolean | undefined> =>
    (await readIfThere(fileOf(made)))?.includes('"video"');
  await eventually('the note in the file', named);
  const kept = await new SettingsFile(fileOf(made), silentLogger).load();
  expect(kept?.settings).toEqual(KEPT);
  expect(kept?.notTaken?.map(({ name }) => name)).toEqual(NOT_TAKEN);
});

test('the log names each once, however often the camera is opened', async () => {
  const { driver, clock, logger } = await replaced();
  driver.fail();
  clock.advance(2000);
  await eventually('the third start', () => driver.starts === 3);
  const said = logger.at('warn').filter(({ facts }) => 'notTaken' in facts);
  // The first camera offers every size, and the second does not.
  expect(said.map(({ facts }) => (facts.notTaken as { name: string }[]).map(({ name }) => name))).toEqual([
    ['contrast', 'focus'],
    NOT_TAKEN,
  ]);
});

test('the settings are there again with the camera that they were made for', async () => {
  const { camera, driver, clock } = await replaced();
  driver.fail('no-camera');
  driver.facts = {
    ...driver.facts,
    modes: [],
    controls: [...driver.facts.controls, { name: 'focus', min: 0, max: 10, live: true }],
  };
  clock.advance(30_000);
  await eventually('the third start', () => driver.starts === 3);
  expect(driver.settings).toMatchObject({ width: 1920, fps: 60, focus: 2 });
  expect(camera.snapshot.settings.notTaken?.map(({ name }) => name)).toEqual(['contrast']);
});

test('a change reaches it without what it does not take, and may put it right', async () => {
  const { camera, driver } = await replaced();
  await camera.changeSettings({ brightness: 0.1 });
  expect(driver.applied.at(-1)).toEqual({ ...USUAL, brightness: 0.1 });
  await expect(camera.changeSettings({ contrast: 9 })).rejects.toMatchObject({ code: 'unsupported' });
  await expect(camera.changeSettings({ fps: 60 })).rejects.toMatchObject({ code: 'unsupported' });
  const changing = camera.changeSettings({ ...USUAL, reset: ['contrast', 'focus'] });
  await eventually('the next start', () => driver.starts === 3);
  driver.give(1);
  expect((await changing).notTaken).toBeUndefined();
});
