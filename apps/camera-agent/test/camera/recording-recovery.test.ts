import { createHash } from 'node:crypto';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { recoverRecordings } from '#camera-agent/adapters/fs/recording-recovery.js';
import { RecordingStore } from '#camera-agent/adapters/fs/recording-store.js';
import { recover } from '#camera-agent/domain/mp4/recover.js';
import { silentLogger } from '#testing/silent-logger.js';
import { tempDir } from '#testing/temp-dir.js';
import { testFilm, testRecording } from './test-film.js';

const NO_HURRY = new AbortController().signal;
const film = testFilm(75);
/** Two and a half seconds: four whole fragments of 15 frames each were appended. */
const written = Buffer.concat(film.pieces);
const WRITTEN_FRAMES = 60;

async function storeWith(id: string, bytes: Uint8Array): Promise<RecordingStore> {
  const store = await RecordingStore.open(await tempDir(), silentLogger, 'cam-1');
  await store.save(testRecording(id));
  await writeFile(join(store.folder, `${id}.mp4`), bytes);
  return store;
}

test('a film that was cut anywhere is cut to its last whole fragment, finished and reported', async () => {
  const store = await storeWith('cut', written.subarray(0, written.length - 1));
  const [recovered, ...others] = await recoverRecordings(store, NO_HURRY, silentLogger);
  expect(others).toEqual([]);
  const bytes = await readFile(await store.filmPath('cut'));
  expect(recovered).toMatchObject({ id: 'cut', state: 'recovered', frames: WRITTEN_FRAMES - 15 });
  expect(recovered?.durationMs).toBeCloseTo(1500, 3);
  expect(recovered?.bytes).toBe(bytes.length);
  expect(recovered?.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
  expect(recovered?.note).toContain('45 frames');
  expect(await store.list()).toEqual([recovered]);
  const read = (offset: number, length: number): Promise<Uint8Array> =>
    Promise.resolve(bytes.subarray(offset, offset + length));
  expect(await recover({ size: bytes.length, read })).toMatchObject({ kind: 'complete', frames: 45 });
});

test('a film that lacks nothing but its end keeps every frame that was written', async () => {
  const store = await storeWith('whole', written);
  const [recovered] = await recoverRecordings(store, NO_HURRY, silentLogger);
  expect(recovered).toMatchObject({ state: 'recovered', frames: WRITTEN_FRAMES });
});

test('a second start finds nothing to repair', async () => {
  const store = await storeWith('whole', written);
  await recoverRecordings(store, NO_HURRY, silentLogger);
  expect(await recoverRecordings(store, NO_HURRY, silentLogger)).toEqual([]);
});

test('a film that was finished before the sidecar was is as good as saved', async () => {
  const store = await storeWith('done', Buffer.concat([written, film.end.append]));
  const path = await store.filmPath('done');
  const bytes = await readFile(path);
  for (const { offset, bytes: patch } of film.end.patches) bytes.set(patch, offset);
  await writeFile(path, bytes);
  const [recovered] = await recoverRecordings(store, NO_HURRY, silentLogger);
  expect(recovered).toMatchObject({ state: 'recovered', frames: 75, bytes: bytes.length });
  expect(await readFile(path)).toEqual(bytes);
});

test.each([
  ['an empty film', new Uint8Array()],
  ['a film that ends in its first fragment', written.subarray(0, 900)],
  ['a film of zeros', new Uint8Array(5000)],
])('%s has failed, and its file is left as it is', async (_, bytes) => {
  const store = await storeWith('bad', bytes);
  const [failed] = await recoverRecordings(store, NO_HURRY, silentLogger);
  expect(failed).toMatchObject({ state: 'failed', frames: 0, bytes: 0 });
  expect(failed?.note).toContain('first half second');
  expect((await stat(await store.filmPath('bad'))).size).toBe(bytes.length);
});

test('a sidecar without a film has failed', async () => {
  const store = await RecordingStore.open(await tempDir(), silentLogger, 'cam-1');
  await store.save(testRecording('gone', { state: 'saving' }));
  const [failed] = await recoverRecordings(store, NO_HURRY, silentLogger);
  expect(failed).toMatchObject({ state: 'failed', note: 'There is no film beside the sidecar.' });
});

test('closed recordings are left alone, and films without a sidecar are told', async () => {
  const warnings: object[] = [];
  const logger = { ...silentLogger, warn: (facts: object) => void warnings.push(facts) };
  const store = await RecordingStore.open(await tempDir(), silentLogger, 'cam-1');
  await store.save(testRecording('a', { state: 'saved' }));
  await store.save(testRecording('b', { state: 'failed' }));
  await writeFile(join(store.folder, 'orphan.mp4'), written);
  expect(await recoverRecordings(store, NO_HURRY, logger)).toEqual([]);
  expect(warnings).toEqual([{ film: 'orphan' }]);
});

test('in a hurry a film goes without its SHA-256', async () => {
  const store = await storeWith('long', written);
  const [recovered] = await recoverRecordings(store, AbortSignal.abort(), silentLogger);
  expect(recovered?.state).toBe('recovered');
  expect(recovered).not.toHaveProperty('sha256');
});
