import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RecordingStartArgs } from '#contracts/messages/command-args.js';
import type { Recording } from '#contracts/messages/recording.js';
import { RecordingStore } from '#camera-agent/adapters/fs/recording-store.js';
import { eventually } from '#testing/eventually.js';
import type { FakeClock } from '#testing/fake-clock.js';
import { silentLogger } from '#testing/silent-logger.js';
import { tempDir } from '#testing/temp-dir.js';
import { fixedOperatorTime } from './fixed-operator-time.js';
import { gatedFilms } from './gated-films.js';
import { type ScriptedCamera, scriptedCamera, type ScriptedOptions } from './scripted-camera.js';
import { began, during, inMs, run, running, TAKE } from './take-camera.js';
import { FPS, FRAME_MS } from './test-film.js';

const AWAY_MS = 5000;

/** A recording that has run for a second, without an instant at which it was to begin. */
async function recording(args: RecordingStartArgs, options: ScriptedOptions = {}): Promise<ScriptedCamera> {
  const camera = await running(options);
  await during(camera, camera.camera.startRecording(args));
  await run(camera, FPS);
  return camera;
}

async function fail(camera: ScriptedCamera): Promise<void> {
  camera.driver.fail();
  await eventually('the failure', () => camera.events.includes('recording.failed'));
  camera.clock.advance(AWAY_MS);
  await new Promise(setImmediate);
  camera.driver.skip(AWAY_MS / FRAME_MS);
}

const noted = (dataDir: string): Promise<string | undefined> =>
  readFile(join(dataDir, 'schedule.json'), 'utf8').catch(() => undefined);

const whole = (camera: ScriptedCamera): Promise<unknown> =>
  eventually('the end', () => camera.told.find(({ state }) => state === 'saved'));

/** All frames of all its films, and those that its camera gave to nobody. */
function lengthMs({ told }: ScriptedCamera): number {
  const films = new Map(told.map((film) => [film.id, film]));
  const begins = [...films.values()].map(({ startedAt }) => Date.parse(startedAt));
  const ends = [...films.values()].map(({ startedAt, durationMs }) => Date.parse(startedAt) + durationMs);
  return Math.max(...ends) - Math.min(...begins);
}

describe('a camera that fails and is back', () => {
  test.each([
    ['one of a camera', {}],
    ['one of many', TAKE],
  ])(
    'goes on with its recording, %s, up to the end that was planned from its first frame',
    async (_, take) => {
      const camera = await recording({ durationMs: 10_000, ...take });
      const { id } = await began(camera);
      await fail(camera);
      await run(camera, FPS);
      expect(await began(camera, 2)).toMatchObject({ partOf: id, part: 2, ...take });
      await run(camera, 5 * FPS);
      await whole(camera);
      expect(lengthMs(camera) / 1000).toBeCloseTo(10, 0);
      await run(camera, 2 * FPS);
      expect(camera.camera.snapshot.status).toBe('standing-by');
    },
  );

  test('does so where nobody told it the time', async () => {
    const timeOf = (clock: FakeClock): ReturnType<typeof fixedOperatorTime> => ({
      ...fixedOperatorTime(clock),
      known: false,
    });
    const camera = await recording({ durationMs: 10_000 }, { timeOf });
    await fail(camera);
    await run(camera, 6 * FPS);
    await whole(camera);
    expect(lengthMs(camera) / 1000).toBeCloseTo(10, 0);
  });

  test('does not go on with what ended while it was away', async () => {
    const camera = await recording({ durationMs: 3000 });
    await fail(camera);
    await run(camera, FPS);
    expect(camera.camera.snapshot.status).toBe('standing-by');
    expect(await camera.camera.listRecordings()).toHaveLength(1);
  });

  test.each([
    ['its first film', ([first]: readonly Recording[]) => first],
    ['its last film', (films: readonly Recording[]) => films.at(-1)],
  ])('does not go on with what was stopped by %s, whose last film says so', async (_, which) => {
    const camera = await recording({});
    await fail(camera);
    await run(camera, FPS);
    await began(camera, 2);
    camera.driver.fail();
    const films = await eventually('both films', async () => {
      const all = await camera.camera.listRecordings();
      return all.length === 2 && all.every(({ state }) => state === 'failed') && all.reverse();
    });
    const stopped = await camera.camera.stopRecording({ recordingId: which(films)?.id ?? '' });
    expect(stopped).toMatchObject({ id: films[1]?.id, part: 2, state: 'failed' });
    expect(stopped).not.toHaveProperty('goesOn');
    const [last, first] = await camera.camera.listRecordings();
    expect([first?.goesOn, last?.goesOn]).toEqual([true, undefined]);
    camera.clock.advance(AWAY_MS);
    await new Promise(setImmediate);
    await run(camera, FPS);
    expect(camera.camera.snapshot.status).toBe('standing-by');
  });

  test.each([
    ['its id', ({ id }: Recording) => ({ recordingId: id })],
    ['nothing', () => ({})],
  ])('is stopped by %s while its disk is slow, and waits for the film', async (_, args) => {
    const { openFilm, open } = gatedFilms((path) => path.endsWith('.mp4'));
    const dataDir = await tempDir();
    const camera = await recording({}, { dataDir, openFilm });
    const film = await began(camera);
    camera.driver.fail();
    await eventually('the end of its frames', () => camera.events.includes('recording.stopped'));
    const stopped = camera.camera.stopRecording(args(film));
    await eventually('nothing on disk', async () => (await noted(dataDir)) === undefined);
    open();
    expect(await stopped).toMatchObject({ id: film.id, state: 'failed' });
    await eventually('the failure', () => camera.events.includes('recording.failed'));
    for (const told of [await stopped, camera.told.at(-1), (await camera.camera.listRecordings())[0]])
      expect(told).not.toHaveProperty('goesOn');
  });

  test.each([
    ['one of a camera', {}, 'standing-by'],
    ['one of many', TAKE, 'recording'],
  ])('was closed by hand meanwhile: %s', async (_, take, status) => {
    const camera = await recording(take);
    await fail(camera);
    await camera.camera.close();
    void camera.camera.open();
    await eventually('it to be opened', () => camera.driver.starts > 1);
    await run(camera, FPS);
    await eventually(status, async () => {
      await run(camera, 1);
      return camera.camera.snapshot.status === status;
    });
  });

  test('numbers its films without those that never had a frame', async () => {
    const camera = await recording({});
    await fail(camera);
    camera.driver.give(1);
    await new Promise(setImmediate);
    camera.driver.fail();
    camera.clock.advance(AWAY_MS);
    await new Promise(setImmediate);
    await run(camera, FPS);
    expect(await began(camera, 2)).toMatchObject({ part: 2, state: 'recording' });
  });

  test('does not begin what was refused', async () => {
    const camera = await running();
    const { keyFrameRequests } = camera.driver;
    const refused = camera.camera.startRecording({}).catch((error: unknown) => error);
    await eventually('its wait for a key frame', () => camera.driver.keyFrameRequests > keyFrameRequests);
    camera.driver.fail();
    expect(await refused).toMatchObject({ code: 'camera-failed' });
    camera.clock.advance(AWAY_MS);
    await new Promise(setImmediate);
    await run(camera, FPS);
    expect(camera.events).toEqual([]);
  });
});

describe('an agent that is started anew', () => {
  /** It knows the operator's time, which has gone on for four seconds since. */
  async function again(first: ScriptedCamera, dataDir: string): Promise<ScriptedCamera> {
    const nowMs = first.time.now() + 4000;
    const camera = await scriptedCamera({
      dataDir,
      timeOf: (clock) => {
        const time = fixedOperatorTime(clock);
        const offset = nowMs - clock.now();
        const at = (monotonicMs: number): number => time.at(monotonicMs) + offset;
        return { known: true, errorMs: 2, at, now: () => time.now() + offset };
      },
    });
    camera.driver.give(1);
    await run(camera, FPS);
    return camera;
  }

  test.each([
    ['one of a camera', {}],
    ['one of many', TAKE],
  ])('goes on with its recording, %s, up to its planned end', async (_, take) => {
    const dataDir = await tempDir();
    const first = await recording({ durationMs: 10_000, ...take }, { dataDir });
    const { id, startedAt } = await began(first);
    const kept = await eventually('the note on disk', () => noted(dataDir));
    await first.camera.stop();
    await writeFile(join(dataDir, 'schedule.json'), kept);
    const second = await again(first, dataDir);
    expect(await began(second, 2)).toMatchObject({ partOf: id, part: 2, ...take });
    await run(second, 6 * FPS);
    const saved = await eventually('the end', () => second.told.find(({ state }) => state === 'saved'));
    const endMs = Date.parse(saved.startedAt) + saved.durationMs;
    expect((endMs - Date.parse(startedAt)) / 1000).toBeCloseTo(10, 0);
    await eventually('nothing on disk', async () => (await noted(dataDir)) === undefined);
  });

  test('is told to end it before its camera is back, and answers with its newest film', async () => {
    const dataDir = await tempDir();
    const first = await recording({}, { dataDir });
    const { id } = await began(first);
    const kept = await eventually('the note on disk', () => noted(dataDir));
    await first.camera.stop();
    await writeFile(join(dataDir, 'schedule.json'), kept);
    const second = await scriptedCamera({ dataDir });
    const stopped = await second.camera.stopRecording({ recordingId: id });
    expect(stopped).toMatchObject({ id, state: 'saved' });
    expect(stopped).not.toHaveProperty('goesOn');
    await run(second, 2 * FPS);
    expect(second.camera.snapshot.status).toBe('standing-by');
  });

  test('keeps what it cannot read of a film with which it is to go on', async () => {
    const dataDir = await tempDir();
    const first = await recording({}, { dataDir });
    const { id } = await began(first);
    const kept = await eventually('the note on disk', () => noted(dataDir));
    await first.camera.stop();
    await writeFile(join(dataDir, 'schedule.json'), kept);
    const store = await RecordingStore.open(first.folder, silentLogger, 'cam-1');
    const unread = { state: 'failed' as const, reason: 'disk-failed' as const, frames: 0 };
    await store.save({ ...(await store.read(id)), ...unread });
    const second = await again(first, dataDir);
    expect(await began(second, 2)).toMatchObject({ partOf: id, part: 2 });
    expect((await store.list()).map((film) => film.id)).toContain(id);
  });

  test('knows the end of what was to begin at an instant and was noted without it', async () => {
    const dataDir = await tempDir();
    const first = await running({ dataDir });
    const startAt = inMs(first, 0);
    await first.camera.startRecording({ startAt, durationMs: 3000 });
    await run(first, FPS);
    const { id } = await began(first);
    await eventually('the note on disk', async () => (await noted(dataDir))?.includes('begun'));
    await first.camera.stop();
    const args = { startAt, durationMs: 3000 };
    await writeFile(join(dataDir, 'schedule.json'), JSON.stringify({ recordingId: id, args, begun: true }));
    // Four seconds have gone by since.
    const second = await again(first, dataDir);
    await run(second, FPS);
    expect(second.events).toEqual([]);
  });

  test('knows nothing of what was stopped', async () => {
    const dataDir = await tempDir();
    const first = await recording({}, { dataDir });
    await eventually('the note on disk', () => noted(dataDir));
    await during(first, first.camera.stopRecording({}));
    await eventually('nothing on disk', async () => (await noted(dataDir)) === undefined);
    await first.camera.stop();
    const second = await again(first, dataDir);
    expect(second.events).toEqual([]);
  });
});
