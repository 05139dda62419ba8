import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Recording } from '#contracts/messages/recording.js';
import { eventually } from '#testing/eventually.js';
import { scriptedCamera, type ScriptedCamera } from './scripted-camera.js';

async function record({ camera, driver }: ScriptedCamera, frames = 10): Promise<Recording> {
  driver.give(1);
  const starting = camera.startRecording({});
  await eventually('the request for a key frame', () => driver.keyFrameRequests > 0);
  driver.keyFrameRequests = 0;
  driver.give(frames);
  return starting;
}

async function onDisk({ folder }: ScriptedCamera, id: string): Promise<Partial<Recording>> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json'));
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  const found = texts.map((text) => JSON.parse(text) as Recording).find((recording) => recording.id === id);
  if (!found) throw new Error(`no sidecar of ${id}`);
  return found;
}

test('a finished recording is marked in its sidecar, and the mark is taken away', async () => {
  const made = await scriptedCamera();
  const { id } = await record(made);
  const saved = await made.camera.stopRecording({});
  expect(await made.camera.keepRecording({ recordingId: id, keep: true })).toEqual({ ...saved, keep: true });
  expect(await onDisk(made, id)).toEqual({ ...saved, keep: true });
  expect(made.events.at(-1)).toBe('recording.kept');
  await made.camera.keepRecording({ recordingId: id, keep: false });
  expect(await onDisk(made, id)).toEqual(saved);
});

test('one that runs is marked at once, and still when it is saved', async () => {
  const made = await scriptedCamera();
  const { id } = await record(made);
  expect(await made.camera.keepRecording({ recordingId: id, keep: true })).toMatchObject({
    state: 'recording',
    keep: true,
  });
  expect(await onDisk(made, id)).toMatchObject({ state: 'recording', keep: true });
  await made.camera.stopRecording({});
  expect(await onDisk(made, id)).toMatchObject({ state: 'saved', keep: true });
});

test('one that runs is not marked where the disk refuses, and is once it does not', async () => {
  const made = await scriptedCamera();
  const { id, file = '' } = await record(made);
  const sidecar = join(made.folder, file.replace(/mp4$/, 'json'));
  await eventually('the first frame in the sidecar', async () => (await onDisk(made, id)).firstFrame);
  // A folder in the way makes the rename fail for root too.
  await rm(sidecar);
  await mkdir(join(sidecar, 'in-the-way'), { recursive: true });
  const keeping = made.camera.keepRecording({ recordingId: id, keep: true });
  await expect(keeping).rejects.toMatchObject({ code: 'disk-failed' });
  expect(made.camera.snapshot.recording).not.toHaveProperty('keep');
  expect(made.events).not.toContain('recording.kept');
  await rm(sidecar, { recursive: true });
  await made.camera.keepRecording({ recordingId: id, keep: true });
  await made.camera.stopRecording({});
  expect(await onDisk(made, id)).toMatchObject({ state: 'saved', keep: true });
});

test('one that is being saved keeps its mark, whichever comes first', async () => {
  const made = await scriptedCamera();
  const { id } = await record(made);
  const stopping = made.camera.stopRecording({});
  await made.camera.keepRecording({ recordingId: id, keep: true });
  await stopping;
  expect(await onDisk(made, id)).toMatchObject({ state: 'saved', keep: true, frames: 10 });
});

test('one that is not there cannot be kept', async () => {
  const { camera } = await scriptedCamera();
  await expect(camera.keepRecording({ recordingId: 'nope', keep: true })).rejects.toMatchObject({
    code: 'unknown-recording',
  });
});
