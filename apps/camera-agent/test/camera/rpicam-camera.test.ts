import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eventually } from '#testing/eventually.js';
import { tempDir } from '#testing/temp-dir.js';
import { describeWith } from '#testing/tools.js';
import { type CameraUnderTest, makeCamera, standingBy } from './camera-under-test.js';
import { probeFilm } from './film-probe.js';
import { STAND_IN_FOLDER, standInEnvironment } from './stand-in-process.js';

// The whole camera on the stand-in for rpicam-vid.
function rpicam(environment: Record<string, string> = {}): Promise<CameraUnderTest> {
  return makeCamera({ driver: 'rpicam' }, { environment: standInEnvironment(environment) });
}

describe.each(['pi5', 'pi4'])('on a %s', (model) => {
  test('a recording has the frames of its time', async () => {
    const { camera, events, told } = await standingBy(await rpicam({ STANDIN_MODEL: model }));
    expect(camera.facts).toMatchObject({ driver: 'rpicam', model: 'imx708' });
    expect(camera.snapshot.settings.reported).toEqual({ width: 640, height: 480, fps: 30 });
    const started = await camera.startRecording({ durationMs: 2000 });
    expect(started.timeSource).toBe('pts');
    const saved = await eventually('the end', () => events.includes('recording.saved') && told.at(-1));
    // A busy machine holds the stand-in up and then has it hurry. The bench counts frames exactly.
    expect(saved.frames).toBeGreaterThan(30);
    expect(saved.frames).toBeLessThan(90);
    expect(saved.durationMs).toBeGreaterThan(1000);
    expect(saved.durationMs).toBeLessThan(2100);
    expect(saved).toMatchObject({ state: 'saved', droppedFrames: 0, width: 640, height: 480 });
  });
});

test('an older board offers films that its encoder can take, and refuses others', async () => {
  const { camera } = await standingBy(await rpicam({ STANDIN_MODEL: 'pi4' }));
  expect(camera.facts.modes).toEqual([
    { width: 1536, height: 864, maxFps: 120 },
    { width: 1920, height: 1080, maxFps: 56 },
  ]);
  expect(camera.facts.stillModes).toContainEqual({ width: 4608, height: 2592, maxFps: 14 });
  await expect(camera.changeSettings({ width: 2304, height: 1296 })).rejects.toMatchObject({
    code: 'unsupported',
    message: expect.stringContaining('1920x1080 up to 56') as string,
  });
});

test('a camera that dies ends the film with a note and is opened again, and the recording goes on', async () => {
  const made = await standingBy(await rpicam({ STANDIN_FAULT: 'die', STANDIN_AFTER: '75' }));
  const { camera } = made;
  const { id } = await camera.startRecording({});
  const failed = await eventually(
    'the end',
    () => made.events.includes('recording.failed') && made.told.at(-1),
  );
  expect(failed).toMatchObject({ id, state: 'failed' });
  expect(failed.frames).toBeGreaterThan(10);
  expect(failed.note).toContain('failed to read buffer');
  const next = await eventually('the camera to be back', () => camera.snapshot.recording);
  expect(next).toMatchObject({ partOf: id, part: 2, state: 'recording' });
  expect(made.statuses.slice(0, 4)).toEqual(['starting', 'standing-by', 'recording', 'restarting']);
});

test('a camera that stalls is restarted', async () => {
  const made = await standingBy(await rpicam({ STANDIN_FAULT: 'stall', STANDIN_AFTER: '20' }));
  await eventually('the stall to be seen', () => made.camera.snapshot.status === 'restarting');
  const [error] = made.errors;
  expect(error?.detail).toContain('no picture for 2 s. The sensor stopped giving pictures.');
  expect(error?.advice).toContain('ribbon cable');
  await eventually('the camera to be back', () => made.camera.snapshot.status === 'standing-by');
});

test.each([
  ['no-camera', 'not-connected', 'no-camera'],
  ['busy', 'restarting', 'camera-busy'],
])('%s: the camera is %s, with its reason', async (fault, status, code) => {
  const { camera } = await rpicam({ STANDIN_FAULT: fault });
  await camera.start();
  await eventually('the reason', () => camera.snapshot.error !== undefined);
  expect(camera.snapshot).toMatchObject({ status, error: { code } });
  expect(camera.snapshot.error?.advice).not.toBe('');
  await expect(camera.startRecording({})).rejects.toMatchObject({ code });
});

test('a tool gets nothing of the agent’s own settings', async () => {
  const folder = await tempDir();
  const script = `#!/bin/sh\nenv > "${folder}/seen"\nexec "${STAND_IN_FOLDER}/rpicam-vid" "$@"\n`;
  await writeFile(join(folder, 'rpicam-vid'), script, { mode: 0o755 });
  const environment = standInEnvironment({ ROLLCALL_JOIN: 'secret', LIBCAMERA_LOG_LEVELS: 'INFO' });
  environment.PATH = `${folder}:${environment.PATH ?? ''}`;
  await standingBy(await makeCamera({ driver: 'rpicam' }, { environment }));
  const seen = await readFile(join(folder, 'seen'), 'utf8');
  expect(seen).toContain('LIBCAMERA_LOG_LEVELS=INFO');
  expect(seen).not.toContain('ROLLCALL_');
});

describeWith('ffprobe', 'held against ffprobe', () => {
  test.each(['pi5', 'pi4'])('a recording of a %s plays without a complaint', async (model) => {
    const { camera } = await standingBy(await rpicam({ STANDIN_MODEL: model }));
    await camera.startRecording({});
    await eventually('some frames', () => (camera.snapshot.recording?.frames ?? 0) >= 40);
    const saved = await camera.stopRecording({});
    const probed = await probeFilm(await camera.videoPath(saved.id));
    expect(probed).toMatchObject({ frames: saved.frames, width: 640, height: 480, complaints: '' });
    expect(probed.durationMs).toBeCloseTo(saved.durationMs, 0);
  });
});
