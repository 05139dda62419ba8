import { RecordingShelf } from '#camera-agent/adapters/camera/recording-shelf.js';
import { createFilm, type FilmHandle } from '#camera-agent/adapters/fs/film-file.js';
import { RecordingStore } from '#camera-agent/adapters/fs/recording-store.js';
import { eventually } from '#testing/eventually.js';
import { silentLogger } from '#testing/silent-logger.js';
import { tempDir } from '#testing/temp-dir.js';
import { scriptedCamera } from './scripted-camera.js';
import { testRecording } from './test-film.js';

test('the mark of a moment ago holds the deletion back', async () => {
  const store = await RecordingStore.open(await tempDir(), silentLogger, 'cam-1');
  await store.save(testRecording('film-1', { state: 'saved' }));
  const events: string[] = [];
  const recorder = { active: () => undefined, keep: () => Promise.resolve(undefined) };
  const shelf = new RecordingShelf(store, recorder, (type) => void events.push(type));
  // All three were asked for before the first had an answer.
  const asked = [
    shelf.keep({ recordingId: 'film-1', keep: true }),
    shelf.deleteUnlessKept('film-1'),
    shelf.delete('film-1'),
  ];
  expect(await Promise.all(asked)).toMatchObject([{ keep: true }, false, undefined]);
  expect(events).toEqual(['recording.kept', 'recording.deleted']);
  await expect(shelf.keep({ recordingId: 'film-1', keep: true })).rejects.toMatchObject({
    code: 'unknown-recording',
  });
});

test('one whose files are being opened is not deleted either', async () => {
  const gate = Promise.withResolvers<undefined>();
  const openFilm = (path: string): Promise<FilmHandle> => gate.promise.then(() => createFilm(path));
  const { camera, driver } = await scriptedCamera({ openFilm });
  driver.give(1);
  const starting = camera.startRecording({});
  const [recording] = await eventually('its sidecar', async () => {
    const found = await camera.listRecordings();
    return found.length > 0 && found;
  });
  const deleting = camera.deleteRecording({ recordingId: recording?.id ?? '' });
  await expect(deleting).rejects.toMatchObject({ code: 'recording-active' });
  gate.resolve(undefined);
  await eventually('the film to be open', () => driver.keyFrameRequests > 0);
  driver.give(1);
  expect(await starting).toMatchObject({ id: recording?.id });
});
