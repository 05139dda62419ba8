import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RecordingStartArgs, WhileRecording } from '#contracts/messages/command-args.js';
import type { Recording } from '#contracts/messages/recording.js';
import { eventually } from '#testing/eventually.js';
import { describeWith } from '#testing/tools.js';
import { probeFilm } from './film-probe.js';
import { type ScriptedCamera, scriptedCamera, type ScriptedOptions } from './scripted-camera.js';
import { FPS } from './test-film.js';

async function begun(args: RecordingStartArgs, options: ScriptedOptions = {}): Promise<ScriptedCamera> {
  const made = await scriptedCamera(options);
  made.driver.give(1);
  const starting = made.camera.startRecording(args);
  await eventually('the film to be open', () => made.driver.keyFrameRequests > 0);
  made.driver.give(1);
  await starting;
  return made;
}

/** What was told as saved so far, in the order of the parts. */
function saved({ told }: ScriptedCamera): Recording[] {
  const closed = told.filter(({ state }) => state === 'saved');
  return closed.sort((a, b) => (a.part ?? 0) - (b.part ?? 0));
}

/** Gives frames no faster than the disk takes them, as a real camera does. */
async function giveSteadily({ camera, driver }: ScriptedCamera, frames: number): Promise<void> {
  const place = (): string =>
    `${camera.snapshot.recording?.id ?? ''} ${camera.snapshot.recording?.bytes ?? 0}`;
  for (let left = frames; left > 0; left -= FPS) {
    const before = place();
    driver.give(Math.min(FPS, left));
    await eventually('the disk', () => camera.snapshot.status !== 'recording' || place() !== before);
  }
}

/** A setting wants the camera to be opened anew, which it is; it gives no picture yet. */
async function reopened({ camera, driver }: ScriptedCamera, whileRecording: WhileRecording): Promise<void> {
  const before = driver.starts;
  const changing = camera.changeSettings({ contrast: 2, whileRecording });
  // Whether it comes back is the matter of the test.
  changing.catch(() => undefined);
  await eventually('the next start', () => driver.starts > before);
}

/** The camera looks at the same for a while, and nothing is recorded. */
function standBy({ clock, driver }: ScriptedCamera, seconds: number): void {
  for (let second = 0; second < seconds; second++) {
    driver.give(FPS);
    clock.advance(1000);
  }
}

describe('a recording in parts', () => {
  test('goes on without a frame between them, each with files and events of its own', async () => {
    const made = await begun({ segmentMs: 10_000, name: 'gate' });
    await giveSteadily(made, 24 * FPS);
    const first = made.told[0];
    const last = await made.camera.stopRecording({ recordingId: first?.id ?? '' });
    const parts = await eventually('three films', () => saved(made).length === 3 && saved(made));
    expect(parts.map(({ frames }) => frames)).toEqual([300, 300, 121]);
    expect(parts.map(({ part }) => part)).toEqual([1, 2, 3]);
    expect(parts.map(({ file }) => file)).toEqual([
      '2026-01-01T00-00-00_pi_gate.mp4',
      '2026-01-01T00-00-10_pi_gate_2.mp4',
      '2026-01-01T00-00-20_pi_gate_3.mp4',
    ]);
    expect(new Set(parts.map(({ partOf }) => partOf))).toEqual(new Set([first?.id]));
    expect(new Set(parts.map(({ id }) => id)).size).toBe(3);
    expect(last).toEqual(parts[2]);
    for (const [index, part] of parts.entries()) {
      const before = Date.parse(parts[index - 1]?.lastFrame?.at ?? part.startedAt);
      expect(Date.parse(part.startedAt) - before).toBeLessThanOrEqual(Math.ceil(1000 / FPS));
      expect(part.droppedFrames).toBe(0);
      const times = await readFile(join(made.folder, part.file?.replace('mp4', 'pts') ?? ''), 'utf8');
      const lines = times.split('\n').filter((line) => /^\d/.test(line));
      expect(lines).toHaveLength(part.frames);
      expect(lines.at(-1)).toBe((((part.frames - 1) * 1000) / FPS).toFixed(3));
    }
    const types = made.events.filter((type) => type !== 'recording.started');
    expect(types).toEqual(expect.arrayContaining(['recording.stopped', 'recording.saved']));
    expect(made.events.filter((type) => type === 'recording.started')).toHaveLength(3);
  });

  test('ends with the length that was asked for, counted over all of them', async () => {
    const made = await begun({ segmentMs: 10_000, durationMs: 15_000 });
    await giveSteadily(made, 20 * FPS);
    const parts = await eventually('two films', () => saved(made).length === 2 && saved(made));
    expect(parts.map(({ frames }) => frames)).toEqual([300, 150]);
    expect(made.camera.snapshot.recording).toBeUndefined();
  });
});

describe('a camera that is restarted for a setting', () => {
  test('goes on in the same film behind a gap where its stream is the same', async () => {
    const made = await begun({});
    made.driver.give(9);
    await reopened(made, 'continue');
    made.driver.skip(19);
    made.driver.requestKeyFrame();
    made.driver.give(10);
    const recording = await made.camera.stopRecording({});
    expect(recording).toMatchObject({ state: 'saved', frames: 20, droppedFrames: 19, gapCount: 1 });
    expect(recording.gaps).toEqual([{ index: 10, frames: 19, cause: 'restart' }]);
    expect(recording).not.toHaveProperty('part');
  });

  test('goes on in another part where its stream is another, and neither has a gap', async () => {
    const made = await begun({});
    made.driver.give(9);
    await reopened(made, 'continue');
    made.driver.skip(19);
    made.driver.resize(96, 64);
    made.driver.requestKeyFrame();
    made.driver.give(10);
    await made.camera.stopRecording({});
    const parts = await eventually('two films', () => saved(made).length === 2 && saved(made));
    expect(parts.map(({ frames, droppedFrames }) => [frames, droppedFrames])).toEqual([
      [10, 0],
      [10, 0],
    ]);
    expect(parts[0]).not.toHaveProperty('gaps');
  });

  test('begins another part where that is asked for', async () => {
    const made = await begun({});
    made.driver.give(9);
    await reopened(made, 'split');
    made.driver.skip(19);
    made.driver.requestKeyFrame();
    made.driver.give(10);
    await made.camera.stopRecording({});
    const parts = await eventually('two films', () => saved(made).length === 2 && saved(made));
    expect(parts.map(({ frames, part }) => [frames, part])).toEqual([
      [10, 1],
      [10, 2],
    ]);
  });

  test('and gives nothing for 10 s ends the recording as failed', async () => {
    const made = await begun({});
    made.driver.give(44);
    await reopened(made, 'split');
    made.clock.advance(1500);
    expect(made.events.at(-1)).toBe('recording.started');
    for (let ms = 0; ms < 10_000; ms += 1000) made.clock.advance(1000);
    const failed = await eventually('the end', () => made.told.find(({ state }) => state === 'failed'));
    expect(failed).toMatchObject({ frames: 45, reason: 'camera-failed' });
  });
});

test('a pre-roll is what the camera saw before, from a key frame on', async () => {
  const made = await scriptedCamera();
  standBy(made, 2);
  // Capture times begin at 100 ms: 75 frames later it is 2.6 s.
  made.driver.give(15);
  made.clock.advance(600);
  const recording = await made.camera.startRecording({ prerollMs: 1000, durationMs: 1000 });
  expect(recording.startedAt).toBe('2026-01-01T00:00:01.100Z');
  made.driver.give(60);
  const [film] = await eventually('the end', () => saved(made).length === 1 && saved(made));
  // From the key frame at 1.1 s to 3.6 s; 1.6 s is the first that was asked for.
  expect(film).toMatchObject({ frames: 75, durationMs: 2000, prerollMs: 1000, droppedFrames: 0 });
  expect(film?.firstFrame).toEqual({ index: 15, at: '2026-01-01T00:00:01.600Z' });
  expect(film?.lastFrame?.index).toBe(74);
});

test('a pre-roll that is longer than what is remembered begins with the oldest, and no disk is too slow for it', async () => {
  const made = await scriptedCamera({ prerollMs: 15_000 });
  standBy(made, 20);
  await made.camera.startRecording({ prerollMs: 30_000 });
  made.driver.give(FPS);
  const film = await made.camera.stopRecording({});
  expect(film.droppedFrames).toBe(0);
  expect(film.frames).toBeGreaterThanOrEqual(16 * FPS);
  expect(film.prerollMs).toBeGreaterThanOrEqual(15_000);
  expect(film.firstFrame?.index).toBe(0);
  expect((await readdir(made.folder)).sort()).toHaveLength(3);
});

describeWith('ffprobe', 'held against ffprobe', () => {
  test('parts play without a complaint', async () => {
    const made = await begun({ segmentMs: 10_000 });
    await giveSteadily(made, 12 * FPS);
    await made.camera.stopRecording({});
    const parts = await eventually('two films', () => saved(made).length === 2 && saved(made));
    for (const { id, frames } of parts)
      expect(await probeFilm(await made.camera.videoPath(id))).toMatchObject({ frames, complaints: '' });
  });

  test('a film with a pre-roll is shown from the frame asked for on', async () => {
    const made = await scriptedCamera();
    standBy(made, 2);
    await made.camera.startRecording({ prerollMs: 500 });
    const { id, frames, firstFrame, durationMs } = await made.camera.stopRecording({});
    const { index = 0 } = firstFrame ?? {};
    expect(index).toBeGreaterThan(0);
    const probed = await probeFilm(await made.camera.videoPath(id));
    expect(probed).toMatchObject({ frames, complaints: '' });
    // ffprobe counts what the edit list leaves out; `<video>` does not.
    expect(probed.durationMs).toBeCloseTo(durationMs + (index * 1000) / FPS, 0);
  });
});
