import { createHash } from 'node:crypto';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { recoverRecordings } from '#camera-agent/adapters/fs/recording-recovery.js';
import { RecordingStore } from '#camera-agent/adapters/fs/recording-store.js';
import { recover } from '#camera-agent/domain/mp4/recover.js';
import type { Recording } from '#contracts/messages/recording.js';
import { silentLogger } from '#testing/silent-logger.js';
import { tempDir } from '#testing/temp-dir.js';
import { FPS, testFilm, testRecording } from './test-film.js';

const NO_HURRY = new AbortController().signal;
const film = testFilm(75);
/** Two and a half seconds: short fragments up to the sixteenth frame, then whole ones of 15 frames each. */
const written = Buffer.concat(film.pieces);
const WRITTEN_FRAMES = 61;

async function storeWith(id: string, bytes: Uint8Array): Promise<RecordingStore> {
  const store = await RecordingStore.open(await tempDir(), silentLogger, 'cam-1');
  await store.save(testRecording(id));
  await writeFile(join(store.folder, `${id}.mp4`), bytes);
  return store;
}

test('a film that was cut anywhere is cut to its last whole frame, finished and reported', async () => {
  const store = await storeWith('cut', written.subarray(0, written.length - 1));
  const [recovered, ...others] = await recoverRecordings(store, NO_HURRY, silentLogger);
  expect(others).toEqual([]);
  const bytes = await readFile(await store.filmPath('cut'));
  expect(recovered).toMatchObject({ id: 'cut', state: 'recovered', frames: WRITTEN_FRAMES - 1 });
  expect(recovered?.durationMs).toBeCloseTo(((WRITTEN_FRAMES - 1) * 1000) / FPS, 1);
  expect(recovered?.bytes).toBe(bytes.length);
  expect(recovered?.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
  expect(recovered?.note).toContain('60 frames');
  expect(await store.list()).toEqual([recovered]);
  const read = (offset: number, length: number): Promise<Uint8Array> =>
    Promise.resolve(bytes.subarray(offset, offset + length));
  expect(await recover({ size: bytes.length, read })).toMatchObject({
    kind: 'complete',
    frames: WRITTEN_FRAMES - 1,
  });
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

test('a film that was being measured keeps what is known of its end', async () => {
  const store = await storeWith('cut', Buffer.concat([written, film.end.append]));
  const path = await store.filmPath('cut');
  const bytes = await readFile(path);
  for (const { offset, bytes: patch } of film.end.patches) bytes.set(patch, offset);
  await writeFile(path, bytes);
  const lastFrame = { index: 70, at: '2026-11-23T10:15:32.333Z' };
  const known = {
    frames: 75,
    bytes: bytes.length,
    durationMs: 2366,
    lastFrame,
    reason: 'camera-failed' as const,
  };
  await store.save(testRecording('cut', { state: 'saving', ...known, note: 'The cable came off.' }));
  const [recovered] = await recoverRecordings(store, NO_HURRY, silentLogger);
  expect(recovered).toMatchObject({ state: 'recovered', ...known });
  expect(recovered?.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
  expect(recovered?.note).toBe(
    'The cable came off. The agent ended while it measured the film, which is whole.',
  );
});

describe('a film whose end was known, and is lost', () => {
  const at = '2026-01-01T00:00:02.467Z';
  const end = { frames: 75, bytes: 99_999, lastFrame: { index: 74, at }, clockAtEnd: { at, errorMs: 2 } };

  async function measured(bytes: Uint8Array): Promise<Recording | undefined> {
    const store = await storeWith('cut', bytes);
    await store.save(testRecording('cut', { state: 'saving', ...end }));
    return (await recoverRecordings(store, NO_HURRY, silentLogger))[0];
  }

  test('says nothing of the clock at a frame that is not in it', async () => {
    const recovered = await measured(written);
    expect(recovered).toMatchObject({ state: 'recovered', lastFrame: { index: WRITTEN_FRAMES - 1 } });
    expect(recovered).not.toHaveProperty('clockAtEnd');
  });

  test('has no last frame where nothing of it stands', async () => {
    const failed = await measured(written.subarray(0, 900));
    expect(failed).toMatchObject({ state: 'failed', frames: 0 });
    expect(failed).not.toHaveProperty('lastFrame');
    expect(failed).not.toHaveProperty('clockAtEnd');
  });
});

test.each([
  ['an empty film', new Uint8Array()],
  ['a film that ends in its first fragment', written.subarray(0, 900)],
  ['a film of zeros', new Uint8Array(5000)],
])('%s has failed, and its file is left as it is', async (_, bytes) => {
  const store = await storeWith('bad', bytes);
  const [failed] = await recoverRecordings(store, NO_HURRY, silentLogger);
  expect(failed).toMatchObject({ state: 'failed', frames: 0, bytes: 0 });
  expect(failed?.note).toContain('first frame was on disk');
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

describe('a disk that cannot read everything', () => {
  const badSector = (): Promise<never> => Promise.reject(new Error('EIO: i/o error, read'));

  test('leaves the film as it is for the next start, which repairs it', async () => {
    const store = await storeWith('bad', written);
    const [failed, ...none] = await recoverRecordings(store, NO_HURRY, silentLogger, badSector);
    expect(none).toEqual([]);
    expect(failed).toMatchObject({
      state: 'failed',
      reason: 'disk-failed',
      frames: 0,
      bytes: written.length,
    });
    expect(failed?.note).toContain('the next start tries again');
    expect(await recoverRecordings(store, NO_HURRY, silentLogger, badSector)).toEqual([]);
    const [recovered] = await recoverRecordings(store, NO_HURRY, silentLogger);
    expect(recovered).toMatchObject({ state: 'recovered', frames: WRITTEN_FRAMES });
    expect(recovered).not.toHaveProperty('reason');
  });

  test('costs a film the times of its frames at most, where it is those that it cannot read', async () => {
    const store = await storeWith('a', written);
    await mkdir(store.path('a', 'pts'));
    const [recovered] = await recoverRecordings(store, NO_HURRY, silentLogger);
    expect(recovered).toMatchObject({ state: 'recovered', frames: WRITTEN_FRAMES });
    expect(recovered?.durationMs).toBeCloseTo((WRITTEN_FRAMES * 1000) / FPS, 1);
    expect(recovered?.note).toContain('the times of the frames were being repaired');
  });
});

test('in a hurry a film goes without its SHA-256', async () => {
  const store = await storeWith('long', written);
  const [recovered] = await recoverRecordings(store, AbortSignal.abort(), silentLogger);
  expect(recovered?.state).toBe('recovered');
  expect(recovered).not.toHaveProperty('sha256');
});

describe('the times of the frames', () => {
  const header = '# timecode format v2\n# source: sensor\n';
  const line = (index: number): string => `${((index * 1000) / FPS).toFixed(3)}\n`;
  const lines = (from: number, to: number): string =>
    Array.from({ length: to - from }, (_, index) => line(from + index)).join('');

  async function repaired(times: string | undefined): Promise<{ text: string; note?: string }> {
    const store = await storeWith('a', written);
    const path = store.path('a', 'pts');
    if (times !== undefined) await writeFile(path, times);
    const [recovered] = await recoverRecordings(store, NO_HURRY, silentLogger);
    const { note, ...rest } = recovered ?? {};
    const at = '2026-01-01T00:00:02.000Z';
    expect(rest).toMatchObject({ state: 'recovered', lastFrame: { index: WRITTEN_FRAMES - 1, at } });
    return { text: await readFile(path, 'utf8'), ...(note !== undefined && { note }) };
  }

  test.each([
    ['more than the film has', header + lines(0, 70), 0],
    ['as many as the film has', header + lines(0, WRITTEN_FRAMES), 0],
    ['fewer than the film has', header + lines(0, 40), WRITTEN_FRAMES - 40],
    ['a torn line at the end', `${header}${lines(0, 40)}133`, WRITTEN_FRAMES - 40],
    ['zeros at the end', `${header}${lines(0, 40)}${'\0'.repeat(99)}`, WRITTEN_FRAMES - 40],
  ])('are cut, or completed from the film: %s', async (_, times, fromFilm) => {
    const { text, note } = await repaired(times);
    expect(text.startsWith(header)).toBe(true);
    const kept = text.slice(header.length).split('\n').slice(0, -1);
    expect(kept).toHaveLength(WRITTEN_FRAMES);
    kept.forEach((found, index) => expect(Number(found)).toBeCloseTo(Number(line(index)), 1));
    if (fromFilm === 0) expect(note).not.toContain('times');
    else expect(note).toContain(`The times of the last ${fromFilm} are those of the film`);
  });

  test.each([
    ['a file that is not there', undefined],
    ['an empty file', ''],
    ['a file of zeros', '\0'.repeat(500)],
  ])('are all taken from the film: %s', async (_, times) => {
    const { text } = await repaired(times);
    expect(text).toContain(
      '# timecode format v2\n# source: sensor\n# first frame, operator time: 2026-01-01T',
    );
    expect(text.split('\n').filter((found) => /^\d/.test(found))).toHaveLength(WRITTEN_FRAMES);
  });
});

test('what lies behind the end of what stands is told no more, and the length counts from the frame asked for', async () => {
  const store = await RecordingStore.open(await tempDir(), silentLogger, 'cam-1');
  const firstFrame = { index: 30, at: '2026-01-01T00:00:01.000Z' };
  const gaps = [10, WRITTEN_FRAMES].map((index) => ({ index, frames: 4, cause: 'camera' as const }));
  await store.save(testRecording('a', { firstFrame, gaps, gapCount: 2, droppedFrames: 8 }));
  await writeFile(store.path('a', 'mp4'), written);
  const [recovered] = await recoverRecordings(store, NO_HURRY, silentLogger);
  expect(recovered).toMatchObject({ firstFrame, gaps: gaps.slice(0, 1), gapCount: 1, droppedFrames: 4 });
  expect(recovered?.durationMs).toBeCloseTo(((WRITTEN_FRAMES - firstFrame.index) * 1000) / FPS, 1);
});

test('the recordings of another camera in the same folder are neither listed nor repaired', async () => {
  const store = await storeWith('mine', written);
  const other = testRecording('theirs', { cameraId: 'cam-2', file: '2026-01-01T00-00-00_pi.mp4' });
  await (await RecordingStore.open(store.folder, silentLogger, 'cam-2')).save(other);
  await writeFile(join(store.folder, '2026-01-01T00-00-00_pi.mp4'), written);
  expect((await recoverRecordings(store, NO_HURRY, silentLogger)).map(({ id }) => id)).toEqual(['mine']);
  expect((await store.list()).map(({ id }) => id)).toEqual(['mine']);
  await expect(store.read('theirs')).rejects.toMatchObject({ code: 'unknown-recording' });
  await expect(store.remove('theirs')).rejects.toMatchObject({ code: 'unknown-recording' });
  expect(await readFile(join(store.folder, '2026-01-01T00-00-00_pi.json'), 'utf8')).toContain('"recording"');
});
