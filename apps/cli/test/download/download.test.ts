import { createHash, randomBytes } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Recording } from '#contracts/messages/recording.js';
import { tempDir } from '#testing/temp-dir.js';
import { fileNameOf } from '../../src/download/file-name.js';
import { serveFilm, type Film } from '../support/film-server.js';
import { run, type Ran } from '../support/run.js';
import { problem, recording, service } from '../support/samples.js';
import { ScriptedApi } from '../support/scripted-api.js';

const VIDEO = '/cameras/cam-1/recordings/film/video';
let api: ScriptedApi;
let folder: string;
let film: Film;
let made: Recording;

beforeEach(async () => {
  api = await ScriptedApi.open();
  folder = await tempDir();
  film = { bytes: randomBytes(300_000), etag: '"v1"' };
  serveFilm(api, VIDEO, film);
  offer({ sha256: sha256(film.bytes) });
});
afterEach(() => api.close());

function offer(more: Partial<Recording>): void {
  made = recording('cam-1', 'film', { bytes: film.bytes.length, ...more });
  api.json('GET /services', { items: [service('cam-1')] });
  api.json('GET /cameras/cam-1/recordings', { items: [made] });
  api.json('GET /recordings', { items: [made], unreached: [] });
}

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
const file = (): string => join(folder, fileNameOf(made));
const fetchIt = (): Promise<Ran> => run(['download', 'cam-1', 'film', '-o', folder], api);
const videoRequests = (): (string | undefined)[] =>
  api.asked.filter(({ path }) => path === VIDEO).map(({ headers }) => headers.range);

/** What a download that broke off leaves behind. */
async function leavePart(bytes: number, etag: string): Promise<void> {
  await writeFile(`${file()}.part`, film.bytes.subarray(0, bytes));
  await writeFile(`${file()}.part.etag`, etag);
}

async function expectWhole(): Promise<void> {
  expect(await readdir(folder)).toEqual([fileNameOf(made)]);
  expect((await readFile(file())).equals(film.bytes)).toBe(true);
}

test('a recording comes whole, checked, under its name', async () => {
  const { code, stdout } = await fetchIt();
  expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining('300 kB, checked') as string });
  await expectWhole();
});

test('the form for editors comes under a name of its own, and is no reason to fetch it twice', async () => {
  api.on(`GET ${VIDEO}?form=progressive`, (_, response) => {
    response.writeProcessing();
    response.writeHead(200, { 'content-length': 5 }).end('moov.');
  });
  const forEditors = (): Promise<Ran> =>
    run(['download', 'cam-1', 'film', '--progressive', '-o', folder], api);
  expect((await forEditors()).stdout).toContain('without a checksum to check');
  const name = fileNameOf({ ...made, form: 'progressive' });
  expect(name).toMatch(/_progressive\.mp4$/);
  expect(await readdir(folder)).toEqual([name]);
  expect(await readFile(join(folder, name), 'utf8')).toBe('moov.');
  expect((await forEditors()).stdout).toContain('is there already');
  expect((await fetchIt()).code).toBe(0);
  expect(await readdir(folder)).toHaveLength(2);
});

test('a connection that breaks is made again and goes on where it was', async () => {
  // What is in flight when a connection breaks is lost with it: a megabyte is more than is ever in flight.
  film.bytes = randomBytes(3_000_000);
  film.breaksAfter = 1_200_000;
  offer({ sha256: sha256(film.bytes) });
  expect((await fetchIt()).code).toBe(0);
  expect(videoRequests().length).toBeGreaterThanOrEqual(3);
  expect(videoRequests().slice(1)).not.toContain(undefined);
  await expectWhole();
});

test('a later run goes on where an earlier one broke off', async () => {
  await leavePart(120_000, '"v1"');
  expect((await fetchIt()).code).toBe(0);
  expect(videoRequests()).toEqual(['bytes=120000-']);
  await expectWhole();
});

test('the beginning of another version is thrown away', async () => {
  await leavePart(120_000, '"v0"');
  expect((await fetchIt()).code).toBe(0);
  await expectWhole();
});

test('a part without its tag, or longer than the film, is begun again', async () => {
  await writeFile(`${file()}.part`, 'something');
  expect((await fetchIt()).code).toBe(0);
  await expectWhole();
  offer({ id: 'film', startedAt: '2026-02-01T00:00:00Z', sha256: sha256(film.bytes) });
  await writeFile(`${file()}.part`, randomBytes(400_000));
  await writeFile(`${file()}.part.etag`, '"v1"');
  expect((await fetchIt()).code).toBe(0);
  expect((await readFile(file())).equals(film.bytes)).toBe(true);
});

test('a part that is whole already is only checked and named', async () => {
  await leavePart(film.bytes.length, '"v1"');
  expect((await fetchIt()).code).toBe(0);
  expect(videoRequests()).toEqual([]);
  await expectWhole();
});

test('a film that is not what the camera wrote down is refused and not kept', async () => {
  offer({ sha256: sha256(Buffer.from('another')) });
  const { code, stderr } = await fetchIt();
  expect({ code, files: await readdir(folder) }).toEqual({ code: 1, files: [] });
  expect(stderr).toContain('(checksum-mismatch)');
});

test('what is there already is not fetched again', async () => {
  await fetchIt();
  const { code, stdout } = await fetchIt();
  expect({ code, requests: videoRequests().length }).toEqual({ code: 0, requests: 1 });
  expect(stdout).toContain('is there already');
});

test('a film without a checksum is known again by its size', async () => {
  offer({ state: 'recovered' });
  expect((await fetchIt()).stdout).toContain('without a checksum to check');
  expect((await fetchIt()).stdout).toContain('is there already, with the same size');
});

test('another file of that name is not touched', async () => {
  await writeFile(file(), 'precious');
  const { code, stderr } = await fetchIt();
  expect(code).toBe(1);
  expect(stderr).toContain('is there already and is something else');
  expect(await readFile(file(), 'utf8')).toBe('precious');
});

test('a file that appears during the download is not touched either', async () => {
  api.on(`GET ${VIDEO}`, async (_, response) => {
    await writeFile(file(), 'precious');
    response.writeHead(200, { etag: '"v1"' }).end(film.bytes);
  });
  expect((await fetchIt()).code).toBe(1);
  expect(await readFile(file(), 'utf8')).toBe('precious');
});

test('a folder that cannot be written is named', async () => {
  const { code, stderr } = await run(['download', '--all', '-o', '/dev/null/nowhere'], api);
  expect(code).toBe(1);
  expect(stderr).toMatch(/\/dev\/null\/nowhere\/.* cannot be written \(E[A-Z]+\)/);
});

test('one that fails does not keep the others from coming; JSON says which', async () => {
  const lost = recording('cam-2', 'gone', { bytes: 5 });
  const unreached = [{ cameraId: 'cam-3', error: problem('camera-lost', 'The camera is lost.') }];
  api.json('GET /recordings', { items: [lost, made], unreached });
  api.problem('GET /cameras/cam-2/recordings/gone/video', problem('camera-lost', 'The camera is lost.'));
  const { code, stdout, stderr } = await run(['download', '--all', '--json', '-o', folder], api);
  expect(code).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({
    items: [
      { cameraId: 'cam-2', recordingId: 'gone', error: { code: 'camera-lost' } },
      { cameraId: 'cam-1', recordingId: 'film', file: file(), verified: true, bytes: 300_000 },
    ],
    unreached: [{ cameraId: 'cam-3' }],
  });
  expect(stderr).toContain('cam-3: The camera is lost.');
});

test('the latest recording of a camera comes with all its parts, each a file of its own', async () => {
  const first = recording('cam-1', 'film', { bytes: film.bytes.length, state: 'failed', goesOn: true });
  const next = { id: 'next', partOf: 'film', part: 2, startedAt: '2026-01-31T12:00:20.000Z' };
  const second: Recording = { ...first, ...next, state: 'saved' };
  const old = recording('cam-1', 'old', { startedAt: '2026-01-30T12:00:00.000Z' });
  serveFilm(api, VIDEO.replace('film', 'next'), film);
  api.json('GET /cameras/cam-1/recordings', { items: [second, first, old] });
  const { code, stdout } = await run(['download', 'cam-1', '--latest', '--json', '-o', folder], api);
  const files = [first, second].map((each) => join(folder, fileNameOf(each)));
  expect({ code, ...(JSON.parse(stdout) as object) }).toMatchObject({
    code: 0,
    items: [
      { cameraId: 'cam-1', recordingId: 'film', file: files[0], bytes: 300_000 },
      { cameraId: 'cam-1', recordingId: 'next', file: files[1], bytes: 300_000 },
    ],
  });
  expect((await readdir(folder)).map((name) => join(folder, name)).sort()).toEqual(files);
});

test('a server that gives another part than was asked for is given up', async () => {
  await leavePart(10, '"v1"');
  api.on(`GET ${VIDEO}`, ({ headers }, response) => {
    const from = headers.range === undefined ? 0 : 7;
    response.writeHead(206, { etag: '"v1"', 'content-range': `bytes ${from}-9/300000` }).end('abc');
  });
  const { code } = await run(['download', 'cam-1', 'film', '-o', folder], api, { clock: hurry() });
  expect(code).toBe(3);
});

/** Waits are over at once. */
function hurry(): {
  now: () => number;
  monotonic: () => number;
  after: (ms: number, run: () => void) => { stop: () => void };
} {
  return {
    now: () => Date.now(),
    monotonic: () => performance.now(),
    after: (ms, run) => {
      const timer = setTimeout(run, ms >= 30_000 ? ms : 0);
      return { stop: () => clearTimeout(timer) };
    },
  };
}

test.each([[[]], [['cam-1']], [['cam-1', 'film', '--all']], [['--all', '--latest']]])(
  'download %j is a wrong usage',
  async (args) => {
    expect((await run(['download', ...args], api)).code).toBe(2);
    expect(api.asked).toEqual([]);
  },
);
