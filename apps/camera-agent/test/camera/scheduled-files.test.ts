import { readdir } from 'node:fs/promises';
import { eventually } from '#testing/eventually.js';
import { inMs, made, OTHERS_MS } from './scheduled-camera.js';

test('files are opened after the other cameras of the host may have heard of the instant', async () => {
  const camera = await made();
  await camera.camera.startRecording({ startAt: inMs(camera, 400), durationMs: 1000 });
  camera.clock.advance(OTHERS_MS - 1);
  expect(await readdir(camera.folder)).toEqual([]);
  camera.clock.advance(1);
  await eventually('the film', async () => (await readdir(camera.folder)).length > 0);
});

test('files are opened at once where there is little time left', async () => {
  const camera = await made();
  await camera.camera.startRecording({ startAt: inMs(camera, 150), durationMs: 1000 });
  await eventually('the film', async () => (await readdir(camera.folder)).length > 0);
});
