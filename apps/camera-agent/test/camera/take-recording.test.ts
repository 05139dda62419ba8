import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Recording } from '#contracts/messages/recording.js';
import type { OperatorTime } from '#camera-agent/domain/clock/operator-time.js';
import { eventually } from '#testing/eventually.js';
import type { FakeClock } from '#testing/fake-clock.js';
import { tempDir } from '#testing/temp-dir.js';
import { fixedOperatorTime } from './fixed-operator-time.js';
import { scriptedCamera } from './scripted-camera.js';
import { began, during, inMs, run, running, TAKE } from './take-camera.js';
import { FPS, FRAME_MS } from './test-film.js';

function offMs(actual: string | undefined, wanted: string): number {
  return Math.abs(Date.parse(actual ?? '') - Date.parse(wanted));
}

/** Of the first frame asked for, counted to the last. */
function framesAsked({ firstFrame, lastFrame }: Recording): number {
  return (lastFrame?.index ?? 0) - (firstFrame?.index ?? 0) + 1;
}

test('a start that comes late begins with the frame of its instant all the same', async () => {
  const camera = await running();
  const startAt = inMs(camera, -1500);
  expect(await camera.camera.startRecording({ startAt, ...TAKE })).toMatchObject({
    state: 'scheduled',
    ...TAKE,
  });
  await run(camera, 30);
  const film = await began(camera);
  expect(film).toMatchObject({ plannedStartAt: startAt, ...TAKE });
  expect(offMs(film.firstFrame?.at, startAt)).toBeLessThanOrEqual(FRAME_MS / 2 + 1);
});

test('what the camera does not remember any more cannot begin', async () => {
  const camera = await running();
  const start = camera.camera.startRecording({ startAt: inMs(camera, -10_000), ...TAKE });
  await expect(start).rejects.toMatchObject({ code: 'too-late' });
});

test.each([
  ['ahead', 400],
  ['over', -400],
])('a cut at an instant that is %s ends with the frame before it', async (_, aheadMs) => {
  const camera = await running();
  const startAt = inMs(camera, 100);
  await camera.camera.startRecording({ startAt, ...TAKE });
  await run(camera, 2 * FPS);
  const endAt = inMs(camera, aheadMs);
  const film = await during(camera, camera.camera.stopRecording({ endAt, ...TAKE }));
  const lasted = Date.parse(endAt) - Date.parse(startAt);
  expect(film.state).toBe('saved');
  expect(offMs(film.lastFrame?.at, endAt) - FRAME_MS).toBeLessThanOrEqual(FRAME_MS / 2 + 1);
  expect(Math.abs(framesAsked(film) - lasted / FRAME_MS)).toBeLessThanOrEqual(1);
  expect(film.durationMs).toBeCloseTo(framesAsked(film) * FRAME_MS, 0);
  expect(offMs(film.clockAtEnd?.at, film.lastFrame?.at ?? '')).toBeLessThanOrEqual(1);
});

test('a cut that comes before the first frame waits for it, and one before the start calls it off', async () => {
  const camera = await running();
  await camera.camera.startRecording({ startAt: inMs(camera, 300), ...TAKE });
  const film = await during(camera, camera.camera.stopRecording({ endAt: inMs(camera, 600), ...TAKE }));
  expect(Math.abs(framesAsked(film) - 9)).toBeLessThanOrEqual(1);

  await camera.camera.startRecording({ startAt: inMs(camera, 300), ...TAKE });
  const off = await camera.camera.stopRecording({ endAt: inMs(camera, 200), ...TAKE });
  expect(off.note).toContain('called off');
});

test('a cut of a camera that gives nothing any more is not waited for', async () => {
  const camera = await running();
  await camera.camera.startRecording({ startAt: inMs(camera, 0), ...TAKE });
  await run(camera, FPS);
  await began(camera);
  const stopped = camera.camera.stopRecording({ endAt: inMs(camera, 200), ...TAKE });
  for (let ms = 0; ms < 1000; ms += 100) {
    camera.clock.advance(100);
    await new Promise(setImmediate);
  }
  expect((await stopped).state).toBe('saved');
});

test('the cut of another take ends nothing', async () => {
  const camera = await running();
  await camera.camera.startRecording({ startAt: inMs(camera, 0), ...TAKE });
  await run(camera, FPS);
  await began(camera);
  const other = camera.camera.stopRecording({ takeId: 'take-2', endAt: inMs(camera, 0) });
  await expect(other).rejects.toMatchObject({ code: 'not-recording' });
  expect(camera.camera.snapshot.status).toBe('recording');
});

test('a take goes on as part 2 after the agent was started anew, and ends at its planned end', async () => {
  const dataDir = await tempDir();
  const first = await running({ dataDir });
  const startAt = inMs(first, 0);
  await first.camera.startRecording({ startAt, durationMs: 10_000, ...TAKE });
  await run(first, FPS);
  const { id } = await began(first);
  await eventually('the note on disk', async () =>
    (await readFile(join(dataDir, 'schedule.json'), 'utf8')).includes('begun'),
  );
  await first.camera.stop();

  const timeOf = (clock: FakeClock): OperatorTime => shifted(clock, first.time.now() + 4000);
  const second = await scriptedCamera({ dataDir, timeOf });
  second.driver.give(1);
  await run(second, FPS);
  const film = await began(second, 2);
  expect(film).toMatchObject({ partOf: id, part: 2, ...TAKE });
  await run(second, 9 * FPS);
  const saved = await eventually('the end', () => second.told.find(({ state }) => state === 'saved'));
  expect(offMs(saved.lastFrame?.at, startAt) / 1000).toBeCloseTo(10, 0);
  await eventually('nothing on disk', () =>
    readFile(join(dataDir, 'schedule.json')).then(
      () => false,
      () => true,
    ),
  );
});

function shifted(clock: FakeClock, nowMs: number): OperatorTime {
  const time = fixedOperatorTime(clock);
  const offset = nowMs - clock.now();
  return {
    known: true,
    errorMs: 2,
    at: (monotonicMs) => time.at(monotonicMs) + offset,
    now: () => time.now() + offset,
  };
}

test('a take goes on as part 2 when the camera has failed and is back, until it is cut', async () => {
  const camera = await running();
  await camera.camera.startRecording({ startAt: inMs(camera, 0), ...TAKE });
  await run(camera, FPS);
  const { id } = await began(camera);
  camera.driver.fail();
  await eventually('the failure', () => camera.events.includes('recording.failed'));
  camera.clock.advance(5000);
  await new Promise(setImmediate);
  camera.driver.skip(150);
  await run(camera, 2 * FPS);
  expect(await began(camera, 2)).toMatchObject({ partOf: id, part: 2, ...TAKE });
  const saved = await during(camera, camera.camera.stopRecording({ endAt: inMs(camera, 0), ...TAKE }));
  expect(saved.state).toBe('saved');
  await run(camera, 2 * FPS);
  expect(camera.camera.snapshot.status).toBe('standing-by');
});

test('a camera that is held for a take does nothing else', async () => {
  const camera = await running();
  const { takeId } = TAKE;
  camera.camera.held.take(takeId, 60_000);
  expect(camera.camera.snapshot.heldFor).toBe(takeId);
  const held = { code: 'camera-held' };
  await expect(camera.camera.startRecording({})).rejects.toMatchObject(held);
  await expect(camera.camera.changeSettings({ brightness: 0.5 })).rejects.toMatchObject(held);
  await expect(camera.camera.close()).rejects.toMatchObject(held);
  expect(() => camera.camera.held.take('take-2', 1000)).toThrow(expect.objectContaining(held) as Error);
  camera.clock.advance(60_000);
  expect(camera.camera.snapshot.heldFor).toBeUndefined();
  camera.camera.held.take('take-2', 1000);
  expect(camera.camera.held.release(takeId)).toBe(false);
  expect(camera.camera.held.release('take-2')).toBe(true);
});

test('the disk is tried by writing to it', async () => {
  const camera = await running();
  const { disk, writeMs } = await camera.camera.probeDisk();
  expect(disk.totalBytes).toBeGreaterThan(0);
  expect(writeMs).toBeGreaterThanOrEqual(0);
});
