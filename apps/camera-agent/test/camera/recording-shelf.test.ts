import { RecordingShelf } from '#camera-agent/adapters/camera/recording-shelf.js';
import { RecordingStore } from '#camera-agent/adapters/fs/recording-store.js';
import { silentLogger } from '#testing/silent-logger.js';
import { tempDir } from '#testing/temp-dir.js';
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
