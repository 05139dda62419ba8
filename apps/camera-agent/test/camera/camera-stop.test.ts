import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eventually } from '#testing/eventually.js';
import { makeCamera } from './camera-under-test.js';
import { gatedFilms } from './gated-films.js';
import { scriptedCamera } from './scripted-camera.js';

test('a disk that hangs keeps the agent for 2.5 s and no longer; the sidecar says that it is not done', async () => {
  const { openFilm, open } = gatedFilms();
  const made = await scriptedCamera({ openFilm });
  made.driver.give(1);
  const starting = made.camera.startRecording({});
  await eventually('the film to be open', () => made.driver.keyFrameRequests > 0);
  made.driver.give(20);
  const { file = '' } = await starting;
  let stopped = false;
  const stopping = made.camera.stop().then(() => (stopped = true));
  made.clock.advance(2400);
  await new Promise(setImmediate);
  expect(stopped).toBe(false);
  made.clock.advance(100);
  await stopping;
  expect(made.events).toEqual(['recording.started', 'recording.stopped']);
  expect(JSON.parse(await readFile(join(made.folder, file.replace('.mp4', '.json')), 'utf8'))).toMatchObject({
    state: 'recording',
  });
  open();
  await eventually('the film to be closed after all', () => made.events.includes('recording.saved'));
});

test('a film that cannot even be opened does not keep it longer either', async () => {
  const made = await scriptedCamera({ openFilm: () => new Promise(() => undefined) });
  made.driver.give(1);
  void made.camera.startRecording({});
  const stopping = made.camera.stop();
  await new Promise(setImmediate);
  made.clock.advance(2500);
  await expect(stopping).resolves.toBeUndefined();
});

test('a camera that is stopped while it starts does not open after all', async () => {
  const { camera } = await makeCamera();
  const starting = camera.start();
  await camera.stop();
  await starting;
  expect(camera.snapshot.status).toBe('starting');
  expect(camera.counts.frames).toBe(0);
});

test('a driver that throws is a failure like any other', async () => {
  const made = await scriptedCamera();
  made.driver.fail();
  made.driver.start = () => Promise.reject(new Error('out of luck'));
  made.clock.advance(1000);
  await eventually('the failure', () => made.camera.snapshot.error?.detail.includes('out of luck'));
  expect(made.camera.snapshot.status).toBe('restarting');
});
