import { readdir, rename, stat } from 'node:fs/promises';
import { createFilm, type FilmHandle } from '#camera-agent/adapters/fs/film-file.js';
import type { Recording } from '#contracts/messages/recording.js';
import { eventually } from '#testing/eventually.js';
import { describeWith } from '#testing/tools.js';
import { probeFilm } from './film-probe.js';
import { type ScriptedCamera, scriptedCamera, type ScriptedOptions } from './scripted-camera.js';
import { FPS } from './test-film.js';

/** Standing by, and a recording asked for; the next key frame is its first. */
async function recording(
  made: ScriptedCamera,
  args: { durationMs?: number } = {},
): Promise<{ first: Recording }> {
  const before = made.driver.keyFrameRequests;
  made.driver.give(FPS);
  const starting = made.camera.startRecording(args);
  await eventually('the film to be open', () => made.driver.keyFrameRequests > before);
  made.driver.give(1);
  return { first: await starting };
}

async function begun(options: ScriptedOptions = {}): Promise<ScriptedCamera> {
  const made = await scriptedCamera(options);
  await recording(made);
  return made;
}

function ended(made: ScriptedCamera): Promise<Recording> {
  return eventually('the end', () => {
    return /saved|failed/.test(made.events.at(-1) ?? '') ? made.told.at(-1) : undefined;
  });
}

/** Gives frames no faster than the disk takes them, as a real camera does. */
async function giveSteadily(made: ScriptedCamera, frames: number): Promise<void> {
  for (let left = frames; left > 0; left -= FPS) {
    const before = made.camera.snapshot.recording?.bytes ?? 0;
    made.driver.give(Math.min(FPS, left));
    const isRunning = (): boolean => made.camera.snapshot.recording?.state === 'recording';
    const onDisk = (): boolean => (made.camera.snapshot.recording?.bytes ?? 0) > before;
    await eventually('the disk', () => !isRunning() || onDisk());
  }
}

test('10 s at 30 frames a second are 300 frames, and the 301st is not waited for', async () => {
  const made = await scriptedCamera();
  const { first } = await recording(made, { durationMs: 10_000 });
  expect(first.startedAt).toBe('2026-01-01T00:00:01.100Z');
  await giveSteadily(made, 299);
  const saved = await ended(made);
  expect(saved).toMatchObject({ state: 'saved', frames: 300, durationMs: 10_000, droppedFrames: 0 });
  expect(saved).not.toHaveProperty('note');
});

describe('a camera that fails', () => {
  test('ends the film as failed, keeps what stands, and is opened again: the recording goes on', async () => {
    const made = await begun();
    made.driver.give(44);
    made.driver.fail();
    const failed = await ended(made);
    expect(failed).toMatchObject({ state: 'failed', frames: 45, durationMs: 1500 });
    expect(failed.note).toMatch(
      /^The ribbon cable came off. Frames that stand in the file: 45. .*goes on in the next part/,
    );
    expect((await stat(await made.camera.videoPath(failed.id))).size).toBe(failed.bytes);
    expect(made.camera.snapshot).toMatchObject({ status: 'restarting', error: { code: 'camera-failed' } });
    expect(made.events).toEqual(['recording.started', 'recording.stopped', 'recording.failed']);

    made.clock.advance(1000);
    await eventually('a new start', () => made.driver.starts === 2);
    made.driver.give(2);
    expect(made.camera.snapshot).not.toHaveProperty('error');
    expect(made.camera.snapshot.recording).toMatchObject({ partOf: failed.id, part: 2, state: 'recording' });
  });

  test('by giving no more pictures does so too', async () => {
    const made = await begun();
    made.driver.give(29);
    made.clock.advance(2000);
    expect(await ended(made)).toMatchObject({ state: 'failed', frames: 30 });
    expect(made.driver.stops).toBe(1);
  });

  test('says nothing any more once it was given up', async () => {
    const made = await begun();
    made.driver.fail();
    const { frames } = await ended(made);
    made.driver.give(5);
    made.driver.fail('camera-busy');
    expect(made.camera.counts.frames).toBe(31);
    expect([frames, made.camera.snapshot.error?.code]).toEqual([1, 'camera-failed']);
  });

  test('while no recording runs is told to who wants one', async () => {
    const made = await scriptedCamera();
    made.driver.fail('no-camera');
    expect(made.camera.snapshot).toMatchObject({ status: 'not-connected', error: { code: 'no-camera' } });
    await expect(made.camera.startRecording({})).rejects.toMatchObject({ code: 'no-camera' });
  });
});

test('another size begins another part, and no frame is lost between', async () => {
  const made = await begun();
  made.driver.give(14);
  made.driver.resize(96, 64);
  made.driver.give(15);
  const first = await eventually('the first part', () => {
    return made.told.find(({ state }) => state === 'saved');
  });
  expect(first).toMatchObject({ frames: 15, width: 64, height: 48, part: 1, partOf: first.id });
  expect(first.note).toContain('changed the size');
  expect(made.camera.snapshot.settings.reported).toEqual({ width: 96, height: 64, fps: FPS });
  const second = await made.camera.stopRecording({ recordingId: first.id });
  expect(second).toMatchObject({ state: 'saved', frames: 15, width: 96, part: 2, partOf: first.id });
  expect(Date.parse(second.startedAt) - Date.parse(first.lastFrame?.at ?? '')).toBeCloseTo(1000 / FPS, -1);
});

test('a stream that says something else of itself is told once', async () => {
  const made = await scriptedCamera();
  made.driver.give(FPS + 1);
  let changes = 0;
  made.camera.onChange(() => (changes += 1));
  made.driver.give(FPS);
  expect(changes).toBe(0);
  made.driver.resize(96, 64);
  made.driver.give(2 * FPS);
  expect(changes).toBe(1);
});

test('frames that the camera lost are counted in the sidecar', async () => {
  const made = await begun();
  made.driver.give(9);
  made.driver.lose(5);
  made.driver.give(10);
  const saved = await made.camera.stopRecording({});
  expect(saved).toMatchObject({ state: 'saved', frames: 20, droppedFrames: 5 });
  expect(saved.note).toBe('Frames that are missing, in one place: 5.');
  expect(saved.durationMs).toBeCloseTo((25 * 1000) / FPS, 2);
  expect(made.camera.counts.droppedFrames).toBe(5);
});

test('a camera that gives no key frame within 5 s has its recording refused, and no file stays', async () => {
  const made = await scriptedCamera();
  made.driver.obliging = false;
  made.driver.give(1);
  const before = made.clock.timers;
  const starting = made.camera.startRecording({});
  await eventually('the film to be open', () => made.clock.timers > before);
  for (let ms = 0; ms < 5000; ms += 500) {
    made.driver.give(1);
    made.clock.advance(500);
  }
  await expect(starting).rejects.toMatchObject({ code: 'camera-not-ready' });
  expect(await readdir(made.folder)).toEqual([]);
});

describe('a disk', () => {
  test('that was pulled out refuses the recording, keeps the camera up, and is used again when it is back', async () => {
    const made = await scriptedCamera();
    made.driver.give(1);
    await rename(made.folder, `${made.folder}-away`);
    await expect(made.camera.startRecording({})).rejects.toMatchObject({ code: 'disk-failed' });
    await expect(made.camera.listRecordings()).rejects.toMatchObject({ code: 'disk-failed' });
    expect(made.camera.snapshot.status).toBe('standing-by');
    await rename(`${made.folder}-away`, made.folder);
    await recording(made);
    expect(await made.camera.stopRecording({})).toMatchObject({ state: 'saved' });
  });

  test('that stalls costs frames only when 8 s are waiting, and every one is counted', async () => {
    const gate = Promise.withResolvers<undefined>();
    let synced = 0;
    const openFilm = async (path: string): Promise<FilmHandle> => {
      const file = await createFilm(path);
      if (!path.endsWith('.mp4')) return file;
      const sync = file.datasync.bind(file);
      file.datasync = async () => {
        await gate.promise;
        await sync();
        synced += 1;
      };
      return file;
    };
    const made = await begun({ openFilm });
    made.driver.give(8 * FPS - 1);
    expect(made.camera.counts.droppedFrames).toBe(0);
    made.driver.give(2 * FPS + 7);
    const dropped = made.camera.counts.droppedFrames;
    expect(dropped).toBeGreaterThan(FPS);
    const requests = made.driver.keyFrameRequests;
    gate.resolve(undefined);
    // The beginning of the file, and the fragments of 8 s: five short ones, and those of half a second.
    await eventually('room', () => synced === 1 + 5 + 15);
    made.driver.give(2);
    expect(made.driver.keyFrameRequests).toBeGreaterThan(requests);
    made.driver.give(2 * FPS);
    const saved = await made.camera.stopRecording({});
    expect(saved.state).toBe('saved');
    expect(saved.frames + saved.droppedFrames).toBe(12 * FPS + 9);
    expect(saved.droppedFrames).toBeGreaterThanOrEqual(dropped);
    expect(saved.note).toContain('in one place');
    expect(made.camera.counts.droppedFrames).toBe(saved.droppedFrames);
  });

  test.each([
    ['ENOSPC', 'full'],
    ['EIO', 'refused'],
  ])('that answers %s ends the recording, and what was written before stands', async (code, word) => {
    let writes = 0;
    const openFilm = async (path: string): Promise<FilmHandle> => {
      const file = await createFilm(path);
      if (!path.endsWith('.mp4')) return file;
      const write = file.write.bind(file) as (...args: unknown[]) => Promise<{ bytesWritten: number }>;
      file.write = (async (bytes: Uint8Array, offset: number, length: number, position: number) => {
        writes += 1;
        // Up to the first fragment of half a second, which ends with frame 31.
        if (writes < 8) return write(bytes, offset, length, position);
        await write(bytes, offset, 100, position);
        throw Object.assign(new Error(code), { code });
      }) as FilmHandle['write'];
      return file;
    };
    const made = await begun({ openFilm });
    await giveSteadily(made, 2 * FPS);
    const failed = await ended(made);
    expect(failed).toMatchObject({ state: 'failed', frames: 31, durationMs: 1033.333 });
    expect(failed.note).toContain(word);
    expect(failed.frames + failed.droppedFrames).toBeGreaterThanOrEqual(45);
    expect((await stat(await made.camera.videoPath(failed.id))).size).toBe(failed.bytes);
    expect(await made.camera.listRecordings()).toEqual([failed]);
    expect(made.camera.snapshot.status).toBe('standing-by');
  });
});

describeWith('ffprobe', 'held against ffprobe', () => {
  test('a film that ended with a failure plays to its end', async () => {
    const made = await begun();
    made.driver.give(44);
    made.driver.fail();
    const { id } = await ended(made);
    expect(await probeFilm(await made.camera.videoPath(id))).toMatchObject({
      frames: 45,
      durationMs: 1500,
      complaints: '',
    });
  });
});

test('pictures that the camera had taken and not given yet when it was stopped are in the film', async () => {
  const made = await begun();
  made.driver.give(9);
  made.driver.catchUp = () => {
    made.driver.catchUp = () => undefined;
    made.driver.give(5);
  };
  await expect(made.camera.stopRecording({})).resolves.toMatchObject({ state: 'saved', frames: 15 });
});
