import { mkdir, readdir, rename, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { RecordingStore } from '#camera-agent/adapters/fs/recording-store.js';
import { temporaryPath } from '#runtime/atomic-file.js';
import { silentLogger } from '#testing/silent-logger.js';
import { tempDir } from '#testing/temp-dir.js';
import { testRecording } from './test-film.js';

async function store(): Promise<RecordingStore> {
  return RecordingStore.open(join(await tempDir(), 'recordings'), silentLogger, 'cam-1');
}

test('what is saved is read and listed, newest first', async () => {
  const recordings = await store();
  const old = testRecording('old', { startedAt: '2026-01-01T00:00:00.000Z', name: 'Gate' });
  const young = testRecording('young', { startedAt: '2026-01-02T00:00:00.000Z', state: 'saved' });
  const between = ['a', 'z'].map((id) => testRecording(id, { startedAt: '2026-01-01T12:00:00.000Z' }));
  for (const recording of between) await recordings.save(recording);
  await recordings.save(old);
  await recordings.save(young);
  const ids = (await recordings.list()).map(({ id }) => id);
  expect([ids[0], ids.slice(1, 3).sort(), ids[3]]).toEqual(['young', ['a', 'z'], 'old']);
  expect(await recordings.read('young')).toEqual(young);
  expect(await recordings.read('old')).toEqual(old);
});

test('only a film of this folder is given out (CVE-2026-31978, CVE-2026-55488)', async () => {
  const recordings = await store();
  for (const id of ['good', 'link', 'inner', 'loop', 'none']) await recordings.save(testRecording(id));
  await writeFile(join(recordings.folder, 'good.mp4'), 'film');
  expect(await recordings.filmPath('good')).toBe(join(recordings.folder, 'good.mp4'));

  const outside = join(recordings.folder, '..', 'secret.mp4');
  await writeFile(outside, 'secret');
  await symlink(outside, join(recordings.folder, 'link.mp4'));
  await symlink('good.mp4', join(recordings.folder, 'inner.mp4'));
  await symlink('loop.mp4', join(recordings.folder, 'loop.mp4'));
  for (const id of [
    join(recordings.folder, 'good'),
    '/etc/passwd',
    'link',
    'inner',
    'loop',
    'none',
    '../secret',
    'good.mp4',
    '',
    '.',
    'Good',
    'good\0',
  ]) {
    await expect(recordings.filmPath(id)).rejects.toMatchObject({ code: 'unknown-recording' });
  }
});

test('whatever is asked for, nothing outside the folder is given out (CVE-2026-31978, CVE-2026-55488)', async () => {
  const recordings = await store();
  await writeFile(join(recordings.folder, '..', 'x.mp4'), 'secret');
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(fc.string(), fc.webPath(), fc.constantFrom('../x', '..%2fx', './../x')),
      async (id) => {
        await expect(recordings.filmPath(id)).rejects.toMatchObject({ code: 'unknown-recording' });
      },
    ),
  );
});

test('a folder behind a symbolic link is used by its real path', async () => {
  const real = join(await tempDir(), 'real');
  await mkdir(real);
  const link = join(await tempDir(), 'link');
  await symlink(real, link);
  const recordings = await RecordingStore.open(link, silentLogger, 'cam-1');
  await recordings.save(testRecording('good'));
  await writeFile(join(real, 'good.mp4'), 'film');
  expect(await recordings.filmPath('good')).toBe(join(real, 'good.mp4'));
});

test('sidecars that cannot be read are left out, with a word in the log', async () => {
  const warnings: object[] = [];
  const logger = { ...silentLogger, warn: (facts: object) => void warnings.push(facts) };
  const recordings = await RecordingStore.open(await tempDir(), logger, 'cam-1');
  await recordings.save(testRecording('good'));
  const damaged = { 'not-json': '{', empty: '', other: JSON.stringify(testRecording('good')) };
  for (const [id, content] of Object.entries(damaged))
    await writeFile(join(recordings.folder, `${id}.json`), content);
  await writeFile(
    join(recordings.folder, 'huge.json'),
    ' '.repeat(20_000) + JSON.stringify(testRecording('huge')),
  );
  await symlink('good.json', join(recordings.folder, 'linked.json'));
  await mkdir(join(recordings.folder, 'folder.json'));
  expect((await recordings.list()).map(({ id }) => id)).toEqual(['good']);
  expect(warnings).toHaveLength(6);
  await expect(recordings.read('not-json')).rejects.toMatchObject({ code: 'unknown-recording' });
});

test('a removed recording is gone, film and sidecar', async () => {
  const recordings = await store();
  await recordings.save(testRecording('a'));
  await writeFile(join(recordings.folder, 'a.mp4'), 'film');
  await recordings.remove('a');
  expect(await readdir(recordings.folder)).toEqual([]);
  await expect(recordings.remove('a')).rejects.toMatchObject({ code: 'unknown-recording' });
});

test('a recording whose film is gone can be removed', async () => {
  const recordings = await store();
  await recordings.save(testRecording('a'));
  await recordings.remove('a');
  expect(await recordings.list()).toEqual([]);
});

test('a sidecar that the disk refuses is kept in memory', async () => {
  const recordings = await store();
  const running = testRecording('a');
  await recordings.save(running);
  const saved = testRecording('a', { state: 'saved', frames: 3 });
  const rename = join(recordings.folder, 'a.json');
  // A folder in the way makes the rename fail for root too.
  await recordings.remove('a');
  await mkdir(join(rename, 'in-the-way'), { recursive: true });
  await recordings.saveOrKeep(saved);
  expect(await recordings.list()).toEqual([saved]);
});

test('what crashed writes left is tidied, and films without a sidecar are told', async () => {
  const recordings = await store();
  await recordings.save(testRecording('a'));
  for (const name of ['a.mp4', 'b.mp4', 'a.json.123.0123abcd.tmp', 'notes.txt']) {
    await writeFile(join(recordings.folder, name), '');
  }
  expect(await recordings.tidy()).toEqual({ orphanFilms: ['b'] });
  expect((await readdir(recordings.folder)).sort()).toEqual(['a.json', 'a.mp4', 'b.mp4', 'notes.txt']);
});

test('of two that want one name, in whichever process, each gets its own', async () => {
  const one = await store();
  const other = await RecordingStore.open(one.folder, silentLogger, 'cam-2');
  await writeFile(join(one.folder, 'film_2.mp4'), 'of nobody');
  const nameOf = (number: number): string => (number === 1 ? 'film' : `film_${number}`);
  const made = await Promise.all([
    one.create(testRecording('a'), nameOf),
    other.create(testRecording('b', { cameraId: 'cam-2' }), nameOf),
    one.create(testRecording('c'), nameOf),
  ]);
  expect(made.map(({ file }) => file).sort()).toEqual(['film.mp4', 'film_3.mp4', 'film_4.mp4']);
  expect((await one.list()).map(({ id }) => id).sort()).toEqual(['a', 'c']);
  expect((await other.list()).map(({ id }) => id)).toEqual(['b']);
  expect(await one.read('a')).toEqual(made[0]);
});

test('films of earlier versions have the name of their id, and are found after a start', async () => {
  const recordings = await store();
  await recordings.save(testRecording('old'));
  await recordings.save(testRecording('new', { file: '2026-01-01T00-00-00_pi.mp4' }));
  for (const name of ['old', '2026-01-01T00-00-00_pi'])
    await writeFile(join(recordings.folder, `${name}.mp4`), 'film');
  const next = await RecordingStore.open(recordings.folder, silentLogger, 'cam-1');
  expect(await next.filmPath('old')).toBe(join(recordings.folder, 'old.mp4'));
  expect(await next.filmPath('new')).toBe(join(recordings.folder, '2026-01-01T00-00-00_pi.mp4'));
  await next.remove('new');
  expect((await readdir(recordings.folder)).sort()).toEqual(['old.json', 'old.mp4']);
});

test('a folder that is gone is told as a failure of the disk, and is used again when it is back', async () => {
  const recordings = await store();
  await recordings.save(testRecording('a'));
  const away = `${recordings.folder}-away`;
  await rename(recordings.folder, away);
  await expect(recordings.list()).rejects.toMatchObject({ code: 'disk-failed' });
  await expect(recordings.list()).rejects.toThrow('folder of recordings was gone');
  await rename(away, recordings.folder);
  expect((await recordings.list()).map(({ id }) => id)).toEqual(['a']);
});

test('what another process is writing into the folder is not tidied away', async () => {
  const recordings = await store();
  const name = `b.json.${process.ppid}.0123abcd.tmp`;
  await writeFile(join(recordings.folder, name), '');
  await recordings.tidy();
  expect(await readdir(recordings.folder)).toEqual([name]);
});

test('what another camera of this process is writing is not either; what an earlier process of its pid left is', async () => {
  const recordings = await store();
  const [sidecar, probe] = ['b.json', '.probe'].map((name) => temporaryPath(join(recordings.folder, name)));
  const earlier = ['b.json', '.probe'].map((name) => `${name}.${process.pid}.0123abcd0123abcd.tmp`);
  const left = earlier.map((name) => join(recordings.folder, name));
  for (const path of [sidecar, probe, ...left]) await writeFile(path ?? '', '');
  await recordings.tidy();
  const names = (await readdir(recordings.folder)).map((name) => join(recordings.folder, name));
  expect(names.sort()).toEqual([probe, sidecar]);
});

test('the folder is for this user alone', async () => {
  const folder = join(await tempDir(), 'new');
  await RecordingStore.open(folder, silentLogger, 'cam-1');
  expect((await stat(folder)).mode & 0o777).toBe(0o700);
});
