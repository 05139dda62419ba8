import { createHash } from 'node:crypto';
import { readdir, readFile, realpath, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { RecordingStore } from '#camera-agent/adapters/fs/recording-store.js';
import { validated } from '#contracts/messages/decode.js';
import { Recording } from '#contracts/messages/recording.js';
import { eventually } from '#testing/eventually.js';
import { silentLogger } from '#testing/silent-logger.js';
import { tempDir } from '#testing/temp-dir.js';
import { describeWith } from '#testing/tools.js';
import { makeCamera, standingBy } from './camera-under-test.js';
import { probeFilm } from './film-probe.js';
import { testRecording } from './test-film.js';

describe('a camera', () => {
  test('starts, stands by, records and stands by again', async () => {
    const made = await standingBy(await makeCamera());
    const { camera } = made;
    expect(camera.facts).toMatchObject({ driver: 'simulated', model: 'simulated' });
    expect(camera.snapshot.settings).toMatchObject({
      desired: { width: 640, height: 480, fps: 30 },
      reported: { width: 640, height: 480, fps: 30 },
    });
    expect(camera.snapshot.disk.freeBytes).toBeGreaterThan(0);
    const started = await camera.startRecording({ durationMs: 500, name: 'Gate' });
    expect(started).toMatchObject({ cameraId: 'cam-1', state: 'recording', name: 'Gate', frames: 1 });
    expect(started).toMatchObject({ plannedDurationMs: 500, timeSource: 'sensor', clockErrorMs: 2 });
    expect(camera.snapshot).toMatchObject({ status: 'recording', recording: { id: started.id } });
    await eventually('the end', () => made.events.includes('recording.saved'));
    expect(made.events).toEqual(['recording.started', 'recording.stopped', 'recording.saved']);
    expect(made.statuses).toEqual(['starting', 'standing-by', 'recording', 'standing-by']);
    expect(camera.snapshot.recording).toBeUndefined();
    await camera.stop();
    expect(camera.snapshot.status).toBe('not-connected');
  });

  test('writes a film and a sidecar that agree', async () => {
    const { camera, dataDir, told } = await standingBy(await makeCamera());
    const before = Date.now();
    const { id } = await camera.startRecording({ durationMs: 2000 });
    const saved = await camera.stopRecording({}).then(() => eventually('the end', () => told[2]));
    const folder = join(await realpath(dataDir), 'agents/cam-1/recordings');
    // Named when it was asked for, which may be a second before its first frame.
    const base = saved.file?.replace('.mp4', '') ?? '';
    expect(base).toMatch(/^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d_pi$/);
    expect((await readdir(folder)).sort()).toEqual([`${base}.json`, `${base}.mp4`, `${base}.pts`]);
    const sidecar: unknown = JSON.parse(await readFile(join(folder, `${base}.json`), 'utf8'));
    expect(sidecar).toEqual({ ...saved });
    expect(validated(Recording, sidecar)).toMatchObject({ ok: true });
    expect(await camera.videoPath(id)).toBe(join(folder, `${base}.mp4`));
    const times = await camera.timesPath(id);
    expect(times).toBe(join(folder, `${base}.pts`));
    const lines = (await readFile(times, 'utf8')).trim().split('\n');
    expect(lines.filter((line) => !line.startsWith('#'))).toHaveLength(saved.frames);
    const film = await readFile(await camera.videoPath(id));
    expect(saved.bytes).toBe(film.length);
    expect(saved.sha256).toBe(createHash('sha256').update(film).digest('hex'));
    expect(Math.abs(Date.parse(saved.startedAt) - before)).toBeLessThan(15_000);
    expect(await camera.listRecordings()).toEqual([saved]);
  });

  test('a recording that is asked to end says so when its file is closed', async () => {
    const { camera } = await standingBy(await makeCamera());
    const { id } = await camera.startRecording({});
    await eventually('some frames', () => (camera.snapshot.recording?.frames ?? 0) >= 20);
    const saved = await camera.stopRecording({ recordingId: id });
    expect(saved).toMatchObject({ id, state: 'saved', droppedFrames: 0 });
    expect(saved.durationMs).toBeCloseTo((saved.frames * 1000) / 30, 1);
    expect(saved.note).toBeUndefined();
  });

  test('counts its frames', async () => {
    const { camera } = await standingBy(await makeCamera());
    await eventually('ten frames', () => camera.counts.frames >= 10);
    expect(camera.counts.droppedFrames).toBe(0);
  });
});

describe('refusals', () => {
  test('a camera that is not open records nothing', async () => {
    const { camera } = await makeCamera();
    await expect(camera.startRecording({})).rejects.toMatchObject({ code: 'camera-not-ready' });
  });

  test('one recording at a time, even when both are asked for at once', async () => {
    const { camera } = await standingBy(await makeCamera());
    const both = await Promise.allSettled([camera.startRecording({}), camera.startRecording({})]);
    expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect(both[1]).toMatchObject({ reason: { code: 'already-recording' } });
    await expect(camera.startRecording({})).rejects.toMatchObject({ code: 'already-recording' });
  });

  test('only what runs can be stopped', async () => {
    const { camera } = await standingBy(await makeCamera());
    await expect(camera.stopRecording({})).rejects.toMatchObject({ code: 'not-recording' });
    await camera.startRecording({});
    await expect(camera.stopRecording({ recordingId: 'other' })).rejects.toMatchObject({
      code: 'not-recording',
    });
  });

  test('what runs can be neither deleted nor downloaded', async () => {
    const { camera } = await standingBy(await makeCamera());
    const { id } = await camera.startRecording({});
    await expect(camera.deleteRecording({ recordingId: id })).rejects.toMatchObject({
      code: 'recording-active',
    });
    await expect(camera.videoPath(id)).rejects.toMatchObject({ code: 'recording-active' });
    await expect(camera.timesPath(id)).rejects.toMatchObject({ code: 'recording-active' });
    await camera.stopRecording({});
    await camera.deleteRecording({ recordingId: id });
    await expect(camera.videoPath(id)).rejects.toMatchObject({ code: 'unknown-recording' });
    await expect(camera.timesPath(id)).rejects.toMatchObject({ code: 'unknown-recording' });
    expect(await camera.listRecordings()).toEqual([]);
  });

  test('a disk below its reserve records nothing, and no file stays', async () => {
    const { camera, dataDir } = await standingBy(await makeCamera({ disk: { reserveBytes: 2 ** 52 } }));
    await expect(camera.startRecording({})).rejects.toMatchObject({ code: 'disk-full' });
    expect(await readdir(join(dataDir, 'agents/cam-1/recordings'))).toEqual([]);
    await expect(camera.startRecording({})).rejects.toMatchObject({ code: 'disk-full' });
  });

  test('a recording that is stopped before its first frame leaves nothing', async () => {
    const { camera, dataDir, events } = await standingBy(await makeCamera());
    const starting = camera.startRecording({});
    const stopping = camera.stopRecording({});
    await expect(starting).rejects.toMatchObject({ code: 'not-recording' });
    await expect(stopping).rejects.toMatchObject({ code: 'not-recording' });
    expect(await readdir(join(dataDir, 'agents/cam-1/recordings'))).toEqual([]);
    expect(events).toEqual([]);
    await camera.startRecording({});
  });
});

test('a recording of which nothing stands is listed, and has no film to download', async () => {
  const dataDir = await tempDir();
  const folder = join(dataDir, 'agents/cam-1/recordings');
  const store = await RecordingStore.open(folder, silentLogger, 'cam-1');
  await store.save(testRecording('empty'));
  await writeFile(store.path('empty', 'mp4'), 'nothing much');
  const { camera, events } = await makeCamera({ dataDir });
  await camera.start();
  expect(events).toEqual(['recording.failed']);
  expect(await camera.listRecordings()).toMatchObject([{ id: 'empty', state: 'failed', frames: 0 }]);
  await expect(camera.videoPath('empty')).rejects.toMatchObject({ code: 'unknown-recording' });
  await camera.deleteRecording({ recordingId: 'empty' });
  expect(await readdir(folder)).toEqual([]);
});

describe('a stop of the agent', () => {
  test('saves what is being recorded, with a note', async () => {
    const made = await standingBy(await makeCamera());
    await made.camera.startRecording({});
    await eventually('some frames', () => (made.camera.snapshot.recording?.frames ?? 0) >= 20);
    await made.camera.stop();
    const [saved] = await made.camera.listRecordings();
    expect(saved).toMatchObject({ state: 'saved' });
    expect(saved?.note).toContain('It ended because the agent was stopped');
    expect(made.events).toEqual(['recording.started', 'recording.stopped', 'recording.saved']);
  });

  test('twice is as good as once, and nothing is recorded after it', async () => {
    const { camera } = await standingBy(await makeCamera());
    await camera.stop();
    await camera.stop();
    await expect(camera.startRecording({})).rejects.toMatchObject({ code: 'camera-not-ready' });
  });
});

describeWith('ffprobe', 'films, held against ffprobe', () => {
  test('a film of 3 s has 90 frames and lasts 3 s', async () => {
    const { camera, events, told } = await standingBy(await makeCamera());
    const { id } = await camera.startRecording({ durationMs: 3000 });
    await eventually('the end', () => events.includes('recording.saved'));
    const { frames, droppedFrames } = told.at(-1) ?? {};
    expect(told.at(-1)?.durationMs).toBe(3000);
    // A host that is very busy loses frames, and says so.
    expect((frames ?? 0) + (droppedFrames ?? 0)).toBe(90);
    expect(await probeFilm(await camera.videoPath(id))).toEqual({
      frames,
      width: 640,
      height: 480,
      durationMs: 3000,
      complaints: '',
    });
  });
});
