import type { Recording } from '#contracts/messages/recording.js';
import { eventually } from '#testing/eventually.js';
import { gatedFilms } from '../camera/gated-films.js';
import { type ScriptedCamera, scriptedCamera, type ScriptedOptions } from '../camera/scripted-camera.js';

const noRoom = (): Promise<void> => Promise.reject(Object.assign(new Error('no room'), { code: 'ENOSPC' }));

interface Waiting extends ScriptedCamera {
  readonly starting: Promise<Recording>;
}

/** It is asked to record, and its next key frame is not there yet. */
async function waiting(options: ScriptedOptions = {}): Promise<Waiting> {
  const made = await scriptedCamera(options);
  made.driver.give(1);
  const starting = made.camera.startRecording({});
  starting.catch(() => undefined);
  await eventually('the recording to wait', () => made.driver.keyFrameRequests > 0);
  return { ...made, starting };
}

async function recording(options: ScriptedOptions = {}): Promise<ScriptedCamera> {
  const made = await waiting(options);
  made.driver.give(2);
  await made.starting;
  return made;
}

test.each(['stop', 'split', 'continue'] as const)(
  'settings that cannot be kept leave the recording as it is: %s',
  async (whileRecording) => {
    const { camera, driver, events } = await recording({ saveSettings: noRoom });
    const change = camera.changeSettings({ contrast: 2, whileRecording });
    await expect(change).rejects.toMatchObject({ code: 'disk-full' });
    driver.give(3);
    expect([camera.snapshot.status, driver.starts, events]).toEqual(['recording', 1, ['recording.started']]);
    const { frames, gapCount } = await camera.stopRecording({});
    expect([frames, gapCount ?? 0]).toEqual([5, 0]);
  },
);

test('a camera that is restarted does not wait for the film that ends', async () => {
  const { openFilm, open } = gatedFilms();
  const { camera, driver, events } = await recording({ openFilm });
  const changing = camera.changeSettings({ contrast: 2, whileRecording: 'stop' });
  await eventually('the second start', () => driver.starts === 2);
  driver.give(1);
  await changing;
  expect(events).not.toContain('recording.saved');
  open();
  await eventually('the film', () => events.includes('recording.saved'));
});

describe('a recording that waits for its first key frame', () => {
  test('is not broken by a restart that nobody allowed', async () => {
    const { camera, driver, starting } = await waiting();
    await expect(camera.changeSettings({ contrast: 2 })).rejects.toMatchObject({ code: 'restart-needed' });
    driver.give(1);
    await expect(starting).resolves.toMatchObject({ state: 'recording' });
  });

  test('ends where it is to be stopped', async () => {
    const { camera, driver, starting } = await waiting();
    const changing = camera.changeSettings({ contrast: 2, whileRecording: 'stop' });
    await expect(starting).rejects.toMatchObject({ code: 'not-recording' });
    await eventually('the second start', () => driver.starts === 2);
    driver.give(1);
    await changing;
    expect(camera.snapshot.status).toBe('standing-by');
  });

  test.each(['split', 'continue'] as const)('begins after the restart: %s', async (whileRecording) => {
    const { camera, clock, driver, starting } = await waiting();
    const changing = camera.changeSettings({ contrast: 2, whileRecording });
    await eventually('the second start', () => driver.starts === 2);
    // Longer than it waits for a camera that runs.
    clock.advance(6000);
    driver.give(1);
    await Promise.all([changing, starting]);
    expect(camera.snapshot.status).toBe('recording');
  });

  test('ends where the camera is closed', async () => {
    const { camera, starting } = await waiting();
    await camera.close();
    await expect(starting).rejects.toMatchObject({ code: 'not-recording' });
  });
});

test('a recording that begins while the settings are being kept goes on behind the restart', async () => {
  const [asked, kept] = [Promise.withResolvers<undefined>(), Promise.withResolvers<undefined>()];
  const saveSettings = async (): Promise<void> => {
    asked.resolve(undefined);
    await kept.promise;
  };
  const { camera, driver } = await scriptedCamera({ saveSettings });
  driver.give(1);
  const changing = camera.changeSettings({ contrast: 2 });
  await asked.promise;
  const starting = camera.startRecording({});
  await eventually('the recording to wait', () => driver.keyFrameRequests > 0);
  driver.give(2);
  await starting;
  kept.resolve(undefined);
  await eventually('the second start', () => driver.starts === 2);
  driver.requestKeyFrame();
  driver.give(3);
  await changing;
  expect((await camera.stopRecording({})).frames).toBe(5);
});
