import { readFile, rename, rm, stat, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { OriginalsAnswer } from '#contracts/http/collection-views.js';
import type { TakeView } from '#contracts/http/take-views.js';
import { eventually } from '#testing/eventually.js';
import { CollectingLab } from '../support/collecting-lab.js';
import { serviceOf } from '../support/samples.js';

let at: CollectingLab;

beforeEach(async () => {
  at = await CollectingLab.start();
});

afterEach(() => at.close());

const remove = async (status: number): Promise<OriginalsAnswer['items']> =>
  ((await at.lab.call('delete', '/takes/take-1/originals').expect(status)).body as OriginalsAnswer).items;
const deleted = (): unknown[] =>
  [...at.one.commands, ...at.two.commands]
    .filter(({ name }) => name === 'recording-delete')
    .map(({ command }) => command.args.recordingId);

const clearedAt = async (): Promise<string | undefined> =>
  ((await at.lab.call('get', '/takes/take-1').expect(200)).body as TakeView).clearedAt;

/** Writes down that a file was checked as it is. */
async function seemsChecked(file: string): Promise<void> {
  const path = join(at.folder, 'collection.json');
  const note = JSON.parse(await readFile(path, 'utf8')) as { checked: Record<string, { mtimeMs: number }> };
  const checked = note.checked[file];
  if (checked) checked.mtimeMs = (await stat(join(at.folder, file))).mtimeMs;
  await writeFile(path, JSON.stringify(note));
}

test('originals are deleted where a proven copy is here, and the take is as much collected as before', async () => {
  await at.collected();
  expect(await remove(200)).toMatchObject([
    { recordingId: 'a', ok: true, deleted: true },
    { recordingId: 'b', ok: true, deleted: true },
    { recordingId: 'c', ok: true, deleted: true },
  ]);
  expect(deleted()).toEqual(['a', 'b', 'c']);
  expect(await clearedAt()).toEqual(expect.any(String));
  expect(await at.state()).toMatchObject({ state: 'collected', verified: 3 });
  expect(await remove(200)).toMatchObject([{ deleted: false }, { deleted: false }, { deleted: false }]);
  await at.collected();
});

test('they stay where the copy is not what it was, is not here, or the film is marked or without a hash', async () => {
  await at.collected();
  const file = join(at.folder, 'cam-1.mp4');
  const bytes = await readFile(file);
  bytes[1000] = (bytes[1000] ?? 0) ^ 1;
  await writeFile(file, bytes);
  expect(await at.state()).toMatchObject({ state: 'incomplete', verified: 2 });
  await seemsChecked('cam-1.mp4');
  expect(await at.state()).toMatchObject({ state: 'collected', verified: 3 });
  at.change(at.one, 'b', { keep: true });
  const unknown = at.two.media.films.get('c');
  if (!unknown) throw new Error('no film');
  const { sha256: _, ...bare } = unknown.recording;
  at.two.media.films.set('c', { ...unknown, recording: bare });
  expect(await remove(207)).toMatchObject([
    { recordingId: 'a', ok: false, error: { code: 'copy-unproven' } },
    { recordingId: 'b', ok: false, error: { code: 'marked-keep' } },
    { recordingId: 'c', ok: false, error: { code: 'copy-unproven' } },
  ]);
  expect(deleted()).toEqual([]);
  expect(await clearedAt()).toBeUndefined();
  await at.begin();
  expect((await at.ended()).items[0]).toMatchObject({ verified: false, error: { code: 'file-exists' } });
});

test('a take that waits for a camera is not cleared by the films of the others, though they are deleted', async () => {
  const [a, b] = [at.film(at.one, 'a'), at.film(at.one, 'b', { part: 2, partOf: 'a' })];
  await at.keep([a, b], [], 'cut');
  await at.begin();
  expect(await at.ended()).toMatchObject({ verified: 2 });
  expect(await remove(200)).toMatchObject([{ ok: true }, { ok: true }]);
  expect(await clearedAt()).toBeUndefined();
});

test('what was deleted is answered for also where that cannot be written down', async () => {
  await at.collected();
  at.lab.api.parts.takeTable.save = () => Promise.reject(new Error('disk full'));
  expect(await remove(200)).toMatchObject([{ deleted: true }, { deleted: true }, { deleted: true }]);
  expect(at.lab.api.errors).toContainEqual(expect.stringContaining('cannot be written down'));
});

test('they stay where nothing was collected, and where the camera is lost', async () => {
  await at.lab.discovery.say(serviceOf('cam-2', { status: 'lost', reason: 'will' }));
  await eventually('the loss', () => at.lab.api.parts.fleet.service('cam-2')?.status === 'lost');
  expect((await remove(207)).map((item) => !item.ok && item.error.code)).toEqual([
    'copy-unproven',
    'copy-unproven',
    'camera-lost',
  ]);
});

test('they stay where the copy is changed while the camera is asked', async () => {
  await at.collected();
  const { media } = at.one;
  media.onList = (_, response) => {
    const items = [...media.films.values()].map(({ recording }) => recording);
    void truncate(join(at.folder, 'cam-1.mp4'), 1000).then(() =>
      response.setHeader('content-type', 'application/json').end(JSON.stringify({ items })),
    );
  };
  expect((await remove(207))[0]).toMatchObject({
    recordingId: 'a',
    ok: false,
    error: { code: 'copy-unproven', detail: expect.stringContaining('was being changed') as string },
  });
  expect(deleted()).not.toContain('a');
});

test('a link to a film is no copy of it', async () => {
  await at.collected();
  const file = join(at.folder, 'cam-1.mp4');
  await rename(file, join(at.lab.api.parts.takesDir, 'elsewhere.mp4'));
  await symlink(join(at.lab.api.parts.takesDir, 'elsewhere.mp4'), file);
  expect((await remove(207))[0]).toMatchObject({ ok: false, error: { code: 'copy-unproven' } });
  expect(deleted()).not.toContain('a');
  await at.begin();
  expect((await at.ended()).items[0]).toMatchObject({ verified: false, error: { code: 'file-exists' } });
});

test('of a film that is neither here nor on its camera nobody says that all is well', async () => {
  await at.collected();
  at.one.media.films.delete('a');
  await rm(join(at.folder, 'cam-1.mp4'));
  expect((await remove(207))[0]).toMatchObject({
    recordingId: 'a',
    ok: false,
    error: { code: 'copy-unproven', detail: expect.stringContaining('not on the camera any more') as string },
  });
});
