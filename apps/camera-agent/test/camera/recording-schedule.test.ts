import { cp, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Recording } from '#contracts/messages/recording.js';
import { tempDir } from '#testing/temp-dir.js';
import { eventually } from '#testing/eventually.js';
import { inMs, made, OTHERS_MS, type Scheduled } from './scheduled-camera.js';
import { FPS, FRAME_MS } from './test-film.js';

/** Lets time go on frame by frame: the camera's first one was captured at 100 ms. */
async function run(camera: Scheduled, frames: number): Promise<void> {
  for (let count = 0; count < frames; count++) {
    camera.clock.advance(FRAME_MS);
    camera.driver.give(1);
    // Files are opened meanwhile.
    await new Promise(setImmediate);
  }
}

async function opened(camera: Scheduled): Promise<void> {
  camera.clock.advance(OTHERS_MS);
  await eventually('the film', async () =>
    (await readdir(camera.folder)).some((name) => name.endsWith('.pts')),
  );
}

function last({ told }: Scheduled): Recording | undefined {
  return told.at(-1);
}

test('a start at an instant is answered at once and begins with the frame of that instant', async () => {
  const camera = await made();
  const startAt = inMs(camera, 5000);
  const toldAt = inMs(camera, 0);
  const scheduled = await camera.camera.startRecording({ startAt, durationMs: 1000 });
  expect(scheduled).toMatchObject({
    state: 'scheduled',
    plannedStartAt: startAt,
    toldAt,
    startedAt: startAt,
  });
  expect(camera.events).toEqual(['recording.scheduled']);
  expect(camera.camera.snapshot).toMatchObject({ status: 'standing-by', recording: { state: 'scheduled' } });
  expect(await readdir(camera.folder)).toEqual([]);
  camera.driver.obliging = false;
  await run(camera, 100);
  await opened(camera);
  await run(camera, 100);
  const film = await eventually('the end', () => last(camera)?.state === 'saved' && last(camera));
  expect(film.id).toBe(scheduled.id);
  expect(film.durationMs).toBeCloseTo(1000, 0);
  const { index = 0, at = '' } = film.firstFrame ?? {};
  expect(Math.abs(Date.parse(at) - Date.parse(startAt))).toBeLessThanOrEqual(FRAME_MS / 2 + 1);
  // It begins with a key frame, and the camera gave none for the asking.
  expect(index).toBeGreaterThan(0);
  expect(film.frames).toBe(index + FPS);
  expect(camera.events).toEqual([
    'recording.scheduled',
    'recording.started',
    'recording.stopped',
    'recording.saved',
  ]);
});

test('a camera that gives a key frame when it is asked begins with the very frame', async () => {
  const camera = await made();
  await camera.camera.startRecording({ startAt: inMs(camera, 2900) });
  await opened(camera);
  await run(camera, 100);
  expect(last(camera)?.firstFrame?.index).toBe(0);
  expect((await camera.camera.stopRecording({})).state).toBe('saved');
});

test('the clock that is set meanwhile moves the start with it', async () => {
  const camera = await made();
  const startAt = inMs(camera, 60_000);
  await camera.camera.startRecording({ startAt });
  await run(camera, 30);
  camera.time.offsetMs = 57_000;
  camera.clock.advance(1000);
  await opened(camera);
  camera.time.offsetMs = 56_000;
  await run(camera, 60);
  expect(camera.events).toEqual(['recording.scheduled']);
  await run(camera, 60);
  expect(camera.events).toEqual(['recording.scheduled', 'recording.started']);
  const at = Date.parse(last(camera)?.firstFrame?.at ?? '');
  expect(Math.abs(at - Date.parse(startAt))).toBeLessThanOrEqual(1100);
});

test('what is scheduled can be called off, before its files are there and after', async () => {
  const camera = await made();
  for (const aheadMs of [60_000, 2000]) {
    const { id } = await camera.camera.startRecording({ startAt: inMs(camera, aheadMs) });
    await expect(camera.camera.startRecording({})).rejects.toMatchObject({ code: 'already-recording' });
    if (aheadMs < 3000) await opened(camera);
    const stopped = await camera.camera.stopRecording({ recordingId: id });
    expect(stopped).toMatchObject({ id, state: 'scheduled' });
    expect(stopped.note).toContain('called off');
    expect(camera.events.splice(0)).toEqual(['recording.scheduled', 'recording.deleted']);
    expect(await readdir(camera.folder)).toEqual([]);
  }
  await run(camera, 100);
  expect(camera.events).toEqual([]);
});

test('what has its files already is not deleted, is kept when it is marked, and is recorded whole', async () => {
  const camera = await made();
  const { id } = await camera.camera.startRecording({ startAt: inMs(camera, 2000), durationMs: 1000 });
  await opened(camera);
  await expect(camera.camera.deleteRecording({ recordingId: id })).rejects.toMatchObject({
    code: 'recording-active',
  });
  await camera.camera.keepRecording({ recordingId: id, keep: true });
  await run(camera, 100);
  const film = await eventually('the end', () => last(camera)?.state === 'saved' && last(camera));
  expect(film).toMatchObject({ id, frames: FPS, keep: true });
  expect((await stat(await camera.camera.videoPath(id))).size).toBe(film.bytes);
});

test('a camera that fails before and is back later begins with its first frame', async () => {
  const camera = await made();
  const startAt = inMs(camera, 2900);
  await camera.camera.startRecording({ startAt });
  await opened(camera);
  camera.driver.fail();
  for (let ms = 0; ms < 4000; ms += 100) camera.clock.advance(100);
  await eventually('a new start', () => camera.driver.starts === 2);
  camera.driver.skip(120);
  camera.driver.requestKeyFrame();
  await run(camera, 2);
  expect(camera.events).toEqual(['recording.scheduled', 'recording.started']);
  expect(last(camera)?.firstFrame?.index).toBe(0);
  expect(Date.parse(last(camera)?.startedAt ?? '')).toBeGreaterThan(Date.parse(startAt) + 500);
});

test('a camera that stays away for a minute has its start failed, and no file stays', async () => {
  const camera = await made();
  const { id } = await camera.camera.startRecording({ startAt: inMs(camera, 2900) });
  await opened(camera);
  for (let ms = 0; ms < 66_000; ms += 500) camera.clock.advance(500);
  expect(camera.events).toEqual(['recording.scheduled', 'recording.failed']);
  expect(last(camera)).toMatchObject({ id, state: 'failed', reason: 'camera-not-ready' });
  await eventually('no file', async () => (await readdir(camera.folder)).length === 0);
});

test('an instant that is over, too far or not known is refused', async () => {
  const camera = await made();
  const start = (args: object): Promise<Recording> => camera.camera.startRecording(args);
  await expect(start({ startAt: inMs(camera, -100) })).rejects.toMatchObject({ code: 'too-late' });
  camera.time.known = false;
  await expect(start({ startAt: inMs(camera, 5000) })).rejects.toMatchObject({ code: 'clock-unknown' });
  expect(camera.events).toEqual([]);
});

test('a pre-roll lies before the instant, and the length behind it', async () => {
  const camera = await made();
  const startAt = inMs(camera, 5000);
  await camera.camera.startRecording({ startAt, prerollMs: 1000, durationMs: 1000 });
  await run(camera, 100);
  await opened(camera);
  await run(camera, 100);
  const film = await eventually('the end', () => last(camera)?.state === 'saved' && last(camera));
  expect(film.prerollMs).toBeCloseTo(1000, 0);
  expect(Math.abs(Date.parse(film.firstFrame?.at ?? '') + 1000 - Date.parse(startAt))).toBeLessThanOrEqual(
    FRAME_MS,
  );
  expect(film.durationMs).toBeCloseTo(2000, 0);
});

describe('an agent that ends before the instant', () => {
  /** What it leaves behind where it is killed: no word to anybody. */
  async function killed(aheadMs: number): Promise<{ dataDir: string; recording: Recording }> {
    const dataDir = await tempDir();
    const camera = await made(dataDir);
    const recording = await camera.camera.startRecording({
      startAt: inMs(camera, aheadMs),
      durationMs: 1000,
    });
    if (aheadMs < 3000) await opened(camera);
    const left = await tempDir();
    await cp(dataDir, left, { recursive: true });
    return { dataDir: left, recording };
  }

  test('tells nobody that it is over when it is stopped, and takes it up at its next start', async () => {
    const dataDir = await tempDir();
    const camera = await made(dataDir);
    const { id } = await camera.camera.startRecording({ startAt: inMs(camera, 2000), durationMs: 1000 });
    await opened(camera);
    await camera.camera.stop();
    expect([camera.events, await readdir(camera.folder)]).toEqual([['recording.scheduled'], []]);
    const again = await made(dataDir);
    expect(again.camera.snapshot.recording).toMatchObject({ id, state: 'scheduled' });
    await opened(again);
    await run(again, 100);
    const film = await eventually('the end', () => last(again)?.state === 'saved' && last(again));
    expect(film).toMatchObject({ id, frames: FPS });
    const third = await made(dataDir);
    expect(third.camera.snapshot.recording).toBeUndefined();
  });

  test.each([60_000, 2000])('records all the same after a crash %d ms before', async (aheadMs) => {
    const { dataDir, recording } = await killed(aheadMs);
    const camera = await made(dataDir, aheadMs - 1500);
    expect(camera.camera.snapshot.recording).toMatchObject({ id: recording.id, state: 'scheduled' });
    await opened(camera);
    await run(camera, 100);
    await eventually('the end', () => last(camera)?.state === 'saved');
    expect(camera.events).toEqual(['recording.started', 'recording.stopped', 'recording.saved']);
    expect(last(camera)?.id).toBe(recording.id);
    expect(await camera.camera.listRecordings()).toHaveLength(1);
  });

  test('says so where the instant is over', async () => {
    const { dataDir, recording } = await killed(2000);
    const camera = await made(dataDir, 70_000);
    expect(camera.events).toEqual(['recording.failed']);
    expect(last(camera)).toMatchObject({
      ...{ id: recording.id, state: 'failed', reason: 'camera-not-ready' },
      note: 'The agent was not running at the instant of the start.',
    });
    await camera.camera.stop();
    expect((await made(dataDir, 70_000)).events).toEqual([]);
  });

  test('waits for the time of the operator, and not for ever', async () => {
    const { dataDir } = await killed(60_000);
    const camera = await made(dataDir, 59_000, false);
    await run(camera, 60);
    expect([camera.events, await readdir(camera.folder)]).toEqual([[], []]);
    for (let ms = 0; ms < 70_000; ms += 500) camera.clock.advance(500);
    expect(last(camera)?.note).toBe('The time of the operator was not known at the instant of the start.');
  });

  test('goes on in the next part with what a crash cut off', async () => {
    const dataDir = await tempDir();
    const camera = await made(dataDir);
    const { id } = await camera.camera.startRecording({ startAt: inMs(camera, 2000) });
    const schedule = join(dataDir, 'schedule.json');
    const kept = await readFile(schedule);
    await opened(camera);
    await run(camera, 100);
    await camera.camera.stop();
    // The crash came before it was noted that it had begun.
    await writeFile(schedule, kept);
    const again = await made(dataDir);
    await run(again, FPS);
    expect(again.camera.snapshot.recording).toMatchObject({ partOf: id, part: 2, state: 'recording' });
  });
});

test('a start that cannot be kept is refused, and nothing waits for it', async () => {
  const dataDir = await tempDir();
  const camera = await made(dataDir);
  await mkdir(join(dataDir, 'schedule.json', 'in-the-way'), { recursive: true });
  const start = camera.camera.startRecording({ startAt: inMs(camera, 5000) });
  await expect(start).rejects.toMatchObject({ code: 'disk-failed' });
  expect([camera.events, camera.camera.snapshot.recording]).toEqual([[], undefined]);
});
