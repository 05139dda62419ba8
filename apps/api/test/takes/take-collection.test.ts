import { cp, mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeCollecting } from '#api/collect-parts.js';
import type { TakeCollector } from '#api/domain/takes/collection/take-collector.js';
import type { Parts } from '#api/parts.js';
import type { TakeCollectionView } from '#contracts/http/collection-views.js';
import type { Collection, HistoryEntry } from '#contracts/http/views.js';
import { eventually } from '#testing/eventually.js';
import { CollectingLab, SIZE } from '../support/collecting-lab.js';
import { problemIn } from '../support/lab.js';
import { entryOf, takeOf } from '../support/true-take.js';

let at: CollectingLab;

beforeEach(async () => {
  at = await CollectingLab.start();
});

afterEach(() => at.close());

/** As a program that is started anew has it. */
function anew(more: Partial<Parts> = {}): TakeCollector {
  return makeCollecting({ ...at.lab.api.parts, ...more }).collector;
}

test('all films of a take come into a folder for editors, checked, and the stream tells how far they are', async () => {
  const reader = await at.lab.reader();
  expect(await at.state()).toMatchObject({ state: 'none', films: 3, received: 0, bytes: 3 * SIZE });
  expect(await at.begin()).toMatchObject({ state: 'collecting', folder: at.folder });
  expect((await reader.next('collection.ended', 'take-1')).data).toEqual({
    ...{ takeId: 'take-1', state: 'collected', films: 3, verified: 3, failed: 0, retrying: 0 },
    ...{ bytes: 3 * SIZE, received: 3 * SIZE },
  });
  const listed = await at.lab.call('get', '/takes').expect(200);
  expect(listed.body).toMatchObject({ items: [{ id: 'take-1', collectedAt: expect.any(String) as string }] });
  const now = await at.ended();
  expect(now.items.map(({ file, received, verified }) => [file, received, verified])).toEqual([
    ['cam-1.mp4', SIZE, true],
    ['cam-1.part2.mp4', SIZE, true],
    ['cam-2.mp4', SIZE, true],
  ]);
  expect((await readdir(at.folder)).sort()).toEqual([
    ...['cam-1.edl', 'cam-1.mp4', 'cam-1.part2.mp4', 'cam-2.edl', 'cam-2.mp4'],
    ...['certificate.html', 'certificate.json', 'collection.json', 'timeline.otio'],
  ]);
  expect((await readFile(join(at.folder, 'cam-1.part2.mp4'))).equals(at.films.get('b') ?? Buffer.of())).toBe(
    true,
  );
  const timeline = await readFile(join(at.folder, 'timeline.otio'), 'utf8');
  expect(timeline).toContain('"target_url": "cam-1.part2.mp4"');
  const asked = at.one.media.seen.length;
  await at.collected();
  expect(at.one.media.seen.slice(asked).filter((request) => request.endsWith('/video'))).toEqual([]);
});

test('how far it is is told to those who ask for it', async () => {
  const { parts } = at.lab.api;
  const told: string[] = [];
  parts.sink.add({ publish: ({ type }) => void told.push(type) });
  await at.begin({ bytesPerSecond: 1_000_000 });
  await at.ended();
  expect(told).toContain('collection.progress');
  expect(told.filter((type) => type === 'collection.ended')).toHaveLength(1);
  await eventually('the journal', async () => {
    const answer = await at.lab.call('get', '/events/history');
    const { items } = answer.body as Collection<HistoryEntry>;
    const types = items.map(({ type }) => type);
    expect(types).not.toContain('collection.progress');
    return (
      types.includes('collection.ended') &&
      items.some(({ data, by }) => data.command === 'take-collect' && by === 'admin')
    );
  });
});

test('it is ended on request, and goes on where it was', async () => {
  at.stall();
  await at.begin({ atOnce: 1 });
  await eventually('something came', async () => (await at.state()).received === 100_000);
  const stopped = (await at.lab.call('post', '/takes/take-1/collection/stop').expect(200))
    .body as TakeCollectionView;
  expect(stopped).toMatchObject({ state: 'incomplete', received: 100_000, verified: 0, failed: 0 });
  const ranges: unknown[] = [];
  at.one.media.onFilm = (request, response) => {
    ranges.push(request.headers.range);
    at.one.media.onFilm = undefined;
    response.writeHead(206, {
      etag: '"v1"',
      'content-range': `bytes 100000-${SIZE - 1}/${SIZE}`,
      'content-length': SIZE - 100_000,
    });
    response.end(at.films.get('a')?.subarray(100_000));
  };
  await at.begin({ atOnce: 1 });
  expect(await at.ended()).toMatchObject({ state: 'collected', verified: 3 });
  expect(ranges).toEqual(['bytes=100000-']);
});

test('one that is begun while it is being stopped is begun', async () => {
  at.stall();
  await at.begin({ atOnce: 1 });
  await eventually('something came', async () => (await at.state()).received === 100_000);
  at.one.media.onFilm = undefined;
  const { collector } = at.lab.api.parts;
  const stopping = collector.stop('take-1');
  expect(await collector.begin('take-1')).toMatchObject({ state: 'collecting' });
  await stopping;
  expect(await at.ended()).toMatchObject({ state: 'collected', verified: 3 });
});

test('a camera that is gone in the middle is asked again until it is back, and it is told why', async () => {
  let broken = 0;
  at.two.media.onFilm = (_request, response) => {
    broken += 1;
    at.two.media.onFilm = undefined;
    response.writeHead(200, { etag: '"v1"', 'content-length': SIZE });
    response.write(at.films.get('c')?.subarray(0, 50_000), () => response.destroy());
  };
  await at.begin();
  const { items } = await eventually('it is told', async () => {
    const now = await at.state();
    return now.retrying === 1 && now;
  });
  expect(items[2]).toMatchObject({ file: 'cam-2.mp4', brokeOff: { code: 'camera-unreachable' } });
  const done = await at.ended();
  expect(done).toMatchObject({ state: 'collected', retrying: 0 });
  expect(done.items[2]).not.toHaveProperty('brokeOff');
  expect(broken).toBe(1);
});

test('one film that cannot be had keeps no other from coming, and is named', async () => {
  at.two.media.films.delete('c');
  await at.begin();
  const now = await at.ended();
  expect(now).toMatchObject({ state: 'incomplete', verified: 2, failed: 1 });
  expect(now.items[2]).toMatchObject({
    file: 'cam-2.mp4',
    received: 0,
    error: { code: 'unknown-recording' },
  });
});

test('what came and is not what the camera wrote down is thrown away', async () => {
  const stored = at.one.media.films.get('a');
  if (!stored) throw new Error('no film');
  at.one.media.films.set('a', { ...stored, bytes: Buffer.alloc(SIZE) });
  await at.begin();
  expect((await at.ended()).items[0]).toMatchObject({
    verified: false,
    error: { code: 'checksum-mismatch' },
  });
  expect(await readdir(at.folder)).not.toContain('cam-1.mp4');
});

test('it goes on after the API was ended in the middle', async () => {
  const { collector } = at.lab.api.parts;
  at.stall();
  await at.begin({ bytesPerSecond: 5_000_000, atOnce: 1 });
  await eventually('something came', async () => (await at.state()).received > 0);
  await collector.close();
  at.one.media.onFilm = undefined;
  const again = anew();
  await again.resume();
  expect(again.size).toBe(1);
  expect((await again.state('take-1')).limit).toBe(5_000_000);
  await eventually('the end of it', () => again.size === 0);
  expect(await again.state('take-1')).toMatchObject({ state: 'collected', verified: 3 });
  const last = anew();
  await last.resume();
  expect(last.size).toBe(0);
});

test('what cannot be read keeps no other from going on, and a copy of a folder does not go on by itself', async () => {
  const { collector } = at.lab.api.parts;
  at.stall();
  await at.begin({ atOnce: 1 });
  // Until then files are written there by other names and renamed, and may vanish under the copy.
  await collector.close();
  await cp(at.folder, `${at.folder} copy`, { recursive: true });
  await mkdir(join(at.folder, '../broken/collection.json'), { recursive: true });
  at.one.media.onFilm = undefined;
  const again = anew();
  await again.resume();
  await eventually('the end of it', () => again.size === 0);
  expect(await again.state('take-1')).toMatchObject({ state: 'collected' });
  const last = anew();
  await last.resume();
  expect(last.size).toBe(0);
});

test('what cannot be collected is refused', async () => {
  expect(problemIn(await at.lab.call('post', '/takes/none/collection', {}))).toEqual([404, 'unknown-take']);
  const slow = await at.lab.call('post', '/takes/take-1/collection', { bytesPerSecond: 1 });
  expect(problemIn(slow)).toEqual([400, 'invalid-request']);
  await at.keep([at.film(at.one, 'a')], [], 'rolling');
  expect(problemIn(await at.lab.call('post', '/takes/take-1/collection', {}))).toEqual([409, 'no-films']);
  await at.keep([], []);
  expect(problemIn(await at.lab.call('post', '/takes/take-1/collection', {}))).toEqual([409, 'no-films']);
  expect(problemIn(await at.lab.call('delete', '/takes/take-1/originals'))).toEqual([409, 'no-films']);
});

test('where the room does not suffice nothing is begun, and no more than two takes are collected at once', async () => {
  await expect(anew({ diskReserve: 2 ** 60 }).begin('take-1')).rejects.toMatchObject({
    code: 'host-disk-full',
  });
  expect(await at.state()).toMatchObject({ state: 'none' });
  at.stall();
  for (const [i, id] of ['take-1', 'take-2', 'take-3'].entries()) {
    const take = takeOf([entryOf('cam-1', [at.film(at.one, `f-${i}`)])], { id, number: i + 1 });
    await at.lab.api.parts.takeTable.save(take, true);
    const answer = await at.lab.call('post', `/takes/${id}/collection`, {});
    if (i < 2) expect(answer.status).toBe(202);
    else expect(problemIn(answer)).toEqual([429, 'too-many']);
  }
  await at.lab.api.parts.collector.close();
});

/** Of another take with the same name and number. */
async function namesake(id: string): Promise<void> {
  const take = takeOf([entryOf('cam-1', [at.film(at.one, `film-of-${id}`)])], { id });
  await at.lab.api.parts.takeTable.save(take, true);
}

test("another take's folder is not touched: the second of a name has its id in it", async () => {
  await at.collected();
  const before = await readdir(at.folder);
  await namesake('take-2');
  const answer = await at.lab.call('post', '/takes/take-2/collection', {}).expect(202);
  expect((answer.body as { folder: string }).folder).toBe(`${at.folder}_take-2`);
  const now = await eventually('its end', async () => {
    const answer = await at.lab.call('get', '/takes/take-2/collection').expect(200);
    const view = answer.body as TakeCollectionView;
    return view.state !== 'collecting' && view;
  });
  expect(now).toMatchObject({ state: 'collected', folder: `${at.folder}_take-2` });
  expect(await readdir(at.folder)).toEqual(before);
  expect(await at.state()).toMatchObject({ state: 'collected', folder: at.folder });
});

test('two takes of one name that are begun at once have a folder each', async () => {
  await namesake('take-2');
  const answers = await Promise.all(
    ['take-1', 'take-2'].map((id) => at.lab.call('post', `/takes/${id}/collection`, {}).expect(202)),
  );
  const folders = answers.map(({ body }) => (body as { folder: string }).folder);
  expect(new Set(folders).size).toBe(2);
  expect(await at.ended()).toMatchObject({ state: 'collected' });
});

test('a take that is forgotten is not collected any more', async () => {
  at.stall();
  await at.begin();
  await at.lab.call('delete', '/takes/take-1').expect(204);
  await eventually('its end', () => at.lab.api.parts.collector.size === 0);
});
