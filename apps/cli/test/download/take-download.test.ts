import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Recording } from '#contracts/messages/recording.js';
import type { Still } from '#contracts/messages/still.js';
import type { TakeView } from '#contracts/http/take-views.js';
import { tempDir } from '#testing/temp-dir.js';
import { serveFilm, type Film } from '../support/film-server.js';
import { run, type Ran } from '../support/run.js';
import { problem, recording } from '../support/samples.js';
import { ScriptedApi } from '../support/scripted-api.js';
import { certificate, entry, take } from '../support/takes.js';

let api: ScriptedApi;
let to: string;
let films: Map<string, Film>;
let view: TakeView;

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
const folder = (): string => join(to, 'walk_take-2');
const fetchIt = (...more: string[]): Promise<Ran> =>
  run(['takes', 'download', 't1', '--to', to, ...more], api);
const asked = (method: string): string[] => api.requests().filter((request) => request.startsWith(method));

/** A film on a camera. */
function made(cameraId: string, id: string, part?: number): Recording {
  const film = { bytes: randomBytes(200_000), etag: `"${id}"` };
  films.set(id, film);
  const more = { bytes: film.bytes.length, sha256: sha256(film.bytes), ...(part && { part }) };
  const one = recording(cameraId, id, more);
  serveFilm(api, `/cameras/${cameraId}/recordings/${id}/video`, film);
  tell(one);
  return one;
}

/** What the camera says of it. */
function tell(one: Recording, more: Partial<Recording> = {}): void {
  const path = `/cameras/${one.cameraId}/recordings/${one.id}`;
  api.json(`GET ${path}`, { ...one, ...more });
  api.json(`DELETE ${path}`, undefined, 204);
}

beforeEach(async () => {
  api = await ScriptedApi.open();
  to = await tempDir();
  films = new Map();
  const recordings = [made('cam-1', 'a'), made('cam-1', 'b', 2)];
  const entries = [
    entry('cam-1', { state: 'saved', recordings }),
    entry('cam-2', { state: 'saved', recordings: [made('cam-2', 'c')] }),
  ];
  view = take(entries, { state: 'complete' });
  api.json('GET /takes/t1', view);
  api.json('GET /takes/t1/certificate', certificate(view));
  api.json('GET /takes/t1/timeline', { OTIO_SCHEMA: 'Timeline.1' });
  api.on('GET /takes/t1/certificate.html', (_, response) => void response.end('<p>the page'));
  for (const id of ['cam-1', 'cam-2'])
    api.on(`GET /takes/t1/edit-lists/${id}`, (_, response) => void response.end(`TITLE: ${id}`));
});
afterEach(() => api.close());

test('all films of the take come under the names of its timeline, with what proves it', async () => {
  const { code, stdout, stderr } = await fetchIt();
  expect({ code, stderr }).toEqual({
    code: 0,
    stderr: '--delete-verified deletes from the cameras what was checked: 3 films.\n',
  });
  expect(stdout).toMatch(/cam-1\.part2\.mp4 {2}200 kB, checked\n/);
  expect((await readdir(folder())).sort()).toEqual([
    ...['cam-1.edl', 'cam-1.mp4', 'cam-1.part2.mp4', 'cam-2.edl', 'cam-2.mp4'],
    ...['certificate.html', 'certificate.json', 'timeline.otio'],
  ]);
  expect(
    (await readFile(join(folder(), 'cam-1.part2.mp4'))).equals(films.get('b')?.bytes ?? Buffer.of()),
  ).toBe(true);
  expect(JSON.parse(await readFile(join(folder(), 'certificate.json'), 'utf8'))).toEqual(certificate(view));
  expect(await readFile(join(folder(), 'cam-2.edl'), 'utf8')).toBe('TITLE: cam-2');
  expect(asked('DELETE')).toEqual([]);
});

test('what broke off goes on where it was, and what is there is not fetched again', async () => {
  const film = films.get('a');
  await mkdir(folder());
  await writeFile(join(folder(), 'cam-1.mp4.part'), film?.bytes.subarray(0, 150_000) ?? '');
  await writeFile(join(folder(), 'cam-1.mp4.part.etag'), '"a"');
  await fetchIt('--at-once', '1');
  const ranges = api.asked
    .filter(({ path }) => path.endsWith('/a/video'))
    .map(({ headers }) => headers.range);
  expect(ranges).toEqual(['bytes=150000-']);
  const again = await fetchIt();
  expect(again.code).toBe(0);
  expect(asked('GET /cameras').filter((request) => request.endsWith('/video'))).toHaveLength(3);
});

describe('--delete-verified', () => {
  test('deletes exactly those whose copies were checked, and says so', async () => {
    const { sha256: _, ...unknown } = recording('cam-2', 'c', { bytes: 200_000 });
    tell(unknown, { state: 'recovered' });
    const { code, stdout } = await fetchIt('--delete-verified');
    expect(code).toBe(0);
    expect(stdout).toContain(
      'cam-1: deleted a, whose copy was checked\ncam-1: deleted b, whose copy was checked\n',
    );
    expect(asked('DELETE')).toEqual([
      'DELETE /cameras/cam-1/recordings/a',
      'DELETE /cameras/cam-1/recordings/b',
    ]);
  });

  test('never one that is marked "keep", nor one whose copy is not what the camera wrote down', async () => {
    const [a, b] = view.entries[0]?.recordings ?? [];
    if (!a || !b) throw new Error('no films');
    tell(a, { keep: true });
    tell(b, { sha256: sha256(Buffer.of(1)) });
    const { code, stdout, stderr } = await fetchIt('--delete-verified');
    expect(code).toBe(1);
    expect(stdout).toContain('cam-1: a stays on the camera, as it is marked "keep".\n');
    expect(stderr).toContain('(checksum-mismatch)');
    expect(asked('DELETE')).toEqual(['DELETE /cameras/cam-2/recordings/c']);
  });

  test('nor one that became another between its copy and its end', async () => {
    const c = view.entries[1]?.recordings[0];
    if (!c) throw new Error('no film');
    let told = 0;
    api.on('GET /cameras/cam-2/recordings/c', (_, response) => {
      const sum = told++ === 0 ? c.sha256 : sha256(Buffer.of(1));
      response
        .writeHead(200, { 'content-type': 'application/json' })
        .end(JSON.stringify({ ...c, sha256: sum }));
    });
    const { code, stdout } = await fetchIt('--delete-verified', '--json');
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      items: [{ deletion: 'deleted' }, { deletion: 'deleted' }, { recordingId: 'c', deletion: 'refused' }],
    });
    expect(asked('DELETE')).toHaveLength(2);
  });

  test('and once they are gone the copies are as good, and so is what proves them', async () => {
    await fetchIt('--delete-verified');
    for (const id of ['cam-1/recordings/a', 'cam-1/recordings/b', 'cam-2/recordings/c'])
      api.problem(`GET /cameras/${id}`, problem('unknown-recording', 'It is gone.'));
    const { cameras, ...poor } = certificate(view);
    api.json('GET /takes/t1/certificate', {
      ...poor,
      cameras: cameras.map((each) => ({ ...each, framesRead: false })),
    });
    const { code, stdout, stderr } = await fetchIt();
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout.match(/is there already/g)).toHaveLength(3);
    const kept = await readFile(join(folder(), 'certificate.json'), 'utf8');
    expect(JSON.parse(kept)).toEqual(certificate(view));
  });
});

test('one that fails keeps no other from coming', async () => {
  api.problem('GET /cameras/cam-2/recordings/c', problem('camera-lost', 'It is lost.'));
  api.problem('GET /cameras/cam-2/recordings/c/video', problem('camera-lost', 'It is lost.'));
  const [a] = view.entries[0]?.recordings ?? [];
  if (a) tell(a, { state: 'recording' });
  const { code, stderr, stdout } = await fetchIt();
  expect(code).toBe(1);
  expect(stderr).toContain('cam-2: It is lost.');
  expect(stderr).toContain('it is recording. Fetch it when it is saved. (recording-active)');
  expect(stdout).toContain('1 of 3 films of take 2 of "walk"');
});

test('a take that is not over is fetched as far as it goes, which is not all', async () => {
  api.json('GET /takes/t1', { ...view, state: 'cut' });
  const { code, stderr } = await fetchIt();
  expect(code).toBe(1);
  expect(stderr).toContain('The take is cut: films may be missing.');
});

test("another take's folder is not touched", async () => {
  await mkdir(folder());
  await writeFile(join(folder(), 'certificate.json'), JSON.stringify({ takeId: 't0' }));
  const { code, stderr } = await fetchIt();
  expect({ code, files: await readdir(folder()) }).toEqual({ code: 1, files: ['certificate.json'] });
  expect(stderr).toContain('holds another take, t0');
});

test.each([[['--limit-rate', '20']], [['--limit-rate', '1B']], [['--at-once', '0']], [['--at-once', '17']]])(
  'download %j is a wrong usage',
  async (args) => {
    expect((await fetchIt(...args)).code).toBe(2);
    expect(api.asked).toEqual([]);
  },
);

describe('of stills', () => {
  const picture = randomBytes(5000);
  const still = (cameraId: string): Still => ({
    ...{ cameraId, takeId: 't1', file: 'p.jpg', plannedAt: view.createdAt, takenAt: view.createdAt },
    ...{ boundMs: 1, source: 'stream', timeSource: 'sensor', width: 640, height: 480 },
    ...{ bytes: picture.length, sha256: sha256(picture) },
  });

  beforeEach(() => {
    const entries = ['cam-1', 'cam-2'].map((id) => entry(id, { state: 'saved', still: still(id) }));
    view = take(entries, { state: 'complete', kind: 'still' });
    api.json('GET /takes/t1', view);
    api.json('GET /takes/t1/certificate', { ...certificate(view), kind: 'still' });
    for (const id of ['cam-1', 'cam-2'])
      serveFilm(api, `/takes/t1/stills/${id}`, { bytes: picture, etag: `"${id}"` });
  });

  test('all pictures come, checked, with what proves them; there is no timeline of them', async () => {
    const { code, stdout } = await fetchIt();
    expect(code).toBe(0);
    expect(stdout).toMatch(/cam-1\.jpg {2}5\.0 kB, checked\n/);
    expect(stdout).toContain(': 2 of 2 pictures of take 2 of "walk"\n');
    expect((await readdir(folder())).sort()).toEqual([
      ...['cam-1.jpg', 'cam-2.jpg', 'certificate.html', 'certificate.json'],
    ]);
    expect((await readFile(join(folder(), 'cam-2.jpg'))).equals(picture)).toBe(true);
    expect((await fetchIt()).stdout).toContain('is there already');
  });

  test('one that was changed is not kept, and told', async () => {
    serveFilm(api, '/takes/t1/stills/cam-2', { bytes: randomBytes(5000), etag: '"other"' });
    const { code, stderr } = await fetchIt();
    expect(code).toBe(1);
    expect(stderr).toContain('(checksum-mismatch)');
    expect(await readdir(folder())).not.toContain('cam-2.jpg');
  });

  test('--delete-verified is a wrong usage', async () => {
    expect((await fetchIt('--delete-verified')).code).toBe(2);
    expect(asked('DELETE')).toEqual([]);
  });
});
