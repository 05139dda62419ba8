import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RecordingStopArgs } from '#contracts/messages/command-args.js';
import type { Recording } from '#contracts/messages/recording.js';
import { eventually } from '#testing/eventually.js';
import { tempDir } from '#testing/temp-dir.js';
import { type GatedFilms, gatedFilms } from './gated-films.js';
import { type ScriptedCamera, type ScriptedOptions } from './scripted-camera.js';
import { began, during, inMs, run, running, TAKE } from './take-camera.js';
import { FPS } from './test-film.js';

interface Take {
  readonly camera: ScriptedCamera;
  readonly film: Recording;
}

/** A take that has run for a second. */
async function rolling(options: ScriptedOptions = {}): Promise<Take> {
  const camera = await running(options);
  await camera.camera.startRecording({ startAt: inMs(camera, 0), ...TAKE });
  await run(camera, FPS);
  return { camera, film: await began(camera) };
}

/** The camera fails, and gives pictures again five seconds later. */
async function awayAndBack(camera: ScriptedCamera): Promise<void> {
  camera.driver.fail();
  camera.clock.advance(5000);
  await new Promise(setImmediate);
  camera.driver.skip(150);
  await run(camera, 2 * FPS);
}

function starts({ events }: ScriptedCamera): number {
  return events.filter((event) => event === 'recording.started').length;
}

/** The disk of the first film alone waits. */
function firstGated(): GatedFilms {
  let films = 0;
  return gatedFilms((path) => path.endsWith('.mp4') && ++films === 1);
}

test('a take that was told its end does not go on past it, though the camera fails before', async () => {
  const { camera } = await rolling();
  const stopped = camera.camera.stopRecording({ endAt: inMs(camera, 400), ...TAKE });
  await awayAndBack(camera);
  expect(await stopped).toMatchObject({ state: 'failed', reason: 'camera-failed' });
  expect(starts(camera)).toBe(1);
  expect(camera.camera.snapshot.status).toBe('standing-by');
});

test('a take that was told its end goes on up to it, where the camera is back before', async () => {
  const { camera } = await rolling();
  const endAt = inMs(camera, 20_000);
  void camera.camera.stopRecording({ endAt, ...TAKE });
  await run(camera, 1);
  await awayAndBack(camera);
  const part = await during(camera, began(camera, 2));
  expect(Date.parse(part.startedAt)).toBeLessThan(Date.parse(endAt));
  await run(camera, 15 * FPS);
  const saved = await eventually('the end', () => camera.told.find(({ state }) => state === 'saved'));
  expect(Date.parse(saved.lastFrame?.at ?? '')).toBeLessThanOrEqual(Date.parse(endAt));
});

const OVER = { state: 'failed', reason: 'camera-failed' };
const NOTHING_RUNS = { code: 'not-recording' };

test.each<[string, (film: Recording) => RecordingStopArgs, object]>([
  ['its take', () => TAKE, NOTHING_RUNS],
  ['its film', ({ id }) => ({ recordingId: id }), OVER],
  ['nothing', () => ({}), OVER],
])('a take that is stopped by %s while its camera is away does not go on', async (_, argsFor, answer) => {
  const { camera, film } = await rolling();
  camera.driver.fail();
  await eventually('the failure', () => camera.events.includes('recording.failed'));
  const stopped = camera.camera.stopRecording(argsFor(film)).catch((error: unknown) => error);
  expect(await stopped).toMatchObject(answer);
  await awayAndBack(camera);
  expect(starts(camera)).toBe(1);
});

test('a take that is stopped while its failed film is being closed does not go on', async () => {
  const { openFilm, open } = firstGated();
  const { camera, film } = await rolling({ openFilm });
  camera.driver.fail();
  const stopped = camera.camera.stopRecording({ recordingId: film.id });
  open();
  expect((await stopped).state).toBe('failed');
  await awayAndBack(camera);
  expect(starts(camera)).toBe(1);
});

test('a take goes on as soon as its camera is back, while its first film is being closed', async () => {
  const { openFilm, open } = firstGated();
  const { camera } = await rolling({ openFilm });
  await awayAndBack(camera);
  expect(await during(camera, began(camera, 2))).toMatchObject({ part: 2, ...TAKE });
  expect(camera.events).not.toContain('recording.failed');
  open();
  await eventually('the first film', () => camera.events.includes('recording.failed'));
});

test('the end of a take is known to the agent that is started anew before it', async () => {
  const dataDir = await tempDir();
  const { camera } = await rolling({ dataDir });
  const endAt = inMs(camera, 30_000);
  void camera.camera.stopRecording({ endAt, ...TAKE });
  await eventually('the note on disk', async () =>
    (await readFile(join(dataDir, 'schedule.json'), 'utf8')).includes(`"endAt": "${endAt}"`),
  );
});

test('an old take that is being closed leaves the schedule of a newer recording alone', async () => {
  const dataDir = await tempDir();
  const { openFilm, open } = firstGated();
  const { camera } = await rolling({ dataDir, openFilm });
  const stopped = camera.camera.stopRecording(TAKE);
  await eventually('the last frame', () => camera.events.includes('recording.stopped'));
  const { id } = await camera.camera.startRecording({ startAt: inMs(camera, 60_000) });
  open();
  await stopped;
  expect(await readFile(join(dataDir, 'schedule.json'), 'utf8')).toContain(id);
});

test('a take whose files are prepared stays scheduled when the agent ends in an orderly way', async () => {
  const dataDir = await tempDir();
  const camera = await running({ dataDir });
  await camera.camera.startRecording({ startAt: inMs(camera, 2500), ...TAKE });
  await run(camera, 10);
  await camera.camera.stop();
  expect(await readFile(join(dataDir, 'schedule.json'), 'utf8')).toContain(TAKE.takeId);
});
