import { unlink, writeFile } from 'node:fs/promises';
import { request, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { boxesIn } from '#live/domain/box-reader.js';
import type { Recording } from '#contracts/messages/recording.js';
import { eventually } from '#testing/eventually.js';
import { describeWith } from '#testing/tools.js';
import { call, closeMedia, expectProblem, serve, ticket, type Served } from '../control/media-lab.js';
import { recording } from '../control/fake-camera.js';
import { record } from '../domain/mp4/recorded.js';
import { decode, numbersIn, probe, simulate } from './ffmpeg.js';
import { DEADLINE_MS, fileOf, runTool } from './run-tool.js';

const SMALL = { width: 320, height: 240, fps: 30, gop: 30, name: 'pi-1' };
const AT = '2026-01-01T00:00:00.000Z';
const PROGRESSIVE = '/v1/recordings/film-1/video?form=progressive';

/** A NAL unit of user data, so large that a film does not fit into the buffers of a connection. */
const FILLING = Uint8Array.from({ length: 400_000 }, (_, n) => (n === 0 ? 6 : 0x55));

afterEach(closeMedia);

interface Shown {
  readonly first?: number;
  readonly last?: number;
}

async function served(finished: Uint8Array, { first, last }: Shown = {}): Promise<Served> {
  const made = await serve();
  await writeFile(made.film, finished);
  const marks: Partial<Recording> = {
    ...(first !== undefined && { firstFrame: { index: first, at: AT } }),
    ...(last !== undefined && { lastFrame: { index: last, at: AT } }),
  };
  made.camera.recordings.push(recording('film-1', marks));
  return made;
}

async function progressive(made: Served): Promise<Buffer> {
  const answer = await call(made, { path: PROGRESSIVE, ticket: await ticket('download') });
  expect(answer.status).toBe(200);
  expect(answer.headers).toMatchObject({
    'content-type': 'video/mp4',
    'content-length': String(answer.body.length),
    'accept-ranges': 'none',
  });
  return answer.body;
}

function boxes(file: Buffer): string[] {
  return boxesIn(file, 0, file.length).map(({ type }) => type);
}

async function startTime(file: Buffer): Promise<string> {
  const entries = ['-show_entries', 'stream=start_time', '-of', 'csv=p=0'];
  return (await runTool('ffprobe', ['-v', 'error', ...entries, await fileOf('timed.mp4', file)]))
    .toString()
    .trim();
}

describeWith(['ffmpeg', 'ffprobe'], 'a film for editors', () => {
  const film = record(simulate(100, SMALL)).finished;

  test(
    'has its tables in front, and every frame',
    async () => {
      const file = await progressive(await served(film));
      expect(boxes(file)).toEqual(['ftyp', 'moov', 'mdat']);
      expect(await probe(file)).toEqual({
        frames: 100,
        streamSeconds: 3.333333,
        fileSeconds: 3.333333,
        width: 320,
        height: 240,
      });
      expect(numbersIn(await decode('whole.mp4', file, 320, 240), 320, 240)).toEqual(range(0, 99));
    },
    DEADLINE_MS,
  );

  test.each([
    { what: 'from a key frame on', first: 30, last: 80 },
    { what: 'from between two key frames', first: 47, last: 80 },
    { what: 'one frame, the last of a group', first: 59, last: 59 },
    { what: 'to the end', first: 10, last: undefined },
    { what: 'from the beginning', first: undefined, last: 12 },
    { what: 'marks beyond the end', first: 95, last: 4000 },
  ])(
    'shows exactly the frames asked for: $what',
    async ({ first, last }) => {
      const marks = { ...(first !== undefined && { first }), ...(last !== undefined && { last }) };
      const file = await progressive(await served(film, marks));
      const expected = range(first ?? 0, Math.min(last ?? 99, 99));
      expect(await startTime(file)).toBe('0.000000');
      expect((await probe(file)).fileSeconds).toBeCloseTo(expected.length / 30, 4);
      expect(numbersIn(await decode('trimmed.mp4', file, 320, 240), 320, 240)).toEqual(expected);
    },
    DEADLINE_MS,
  );

  test(
    'keeps uneven times',
    async () => {
      const units = simulate(50, SMALL).map((unit, n) => ({ ...unit, timeMs: 70 + n * 40 + (n % 3) * 7 }));
      const file = await progressive(await served(record(units, 40).finished, { first: 4 }));
      const times = ['-show_entries', 'packet=pts', '-of', 'csv=p=0'];
      const printed = await runTool('ffprobe', ['-v', 'error', ...times, await fileOf('uneven.mp4', file)]);
      const start = 70 + 4 * 40 + 7;
      expect(printed.toString().match(/-?\d+/g)?.map(Number)).toEqual(
        units.map(({ timeMs }) => Math.round((timeMs - start) * 90)),
      );
    },
    DEADLINE_MS,
  );
});

test('a head has the length, and no body', async () => {
  const made = await served(record(simulate(40, SMALL)).finished);
  const whole = await progressive(made);
  const head = await call(made, { path: PROGRESSIVE, method: 'HEAD', ticket: await ticket('download') });
  expect([head.status, head.headers['content-length'], head.body.length]).toEqual([
    200,
    String(whole.length),
    0,
  ]);
});

test('a long search is no silence: interim answers come before the film', async () => {
  // So far apart that each frame is a fragment of its own.
  const units = simulate(1100, { ...SMALL, width: 64, height: 48 });
  const { finished } = record(units.map((unit, n) => ({ ...unit, timeMs: n * 600 })));
  const { port } = await served(finished);
  const headers = { authorization: `Bearer ${await ticket('download')}` };
  const sent = request({ host: '127.0.0.1', port, path: PROGRESSIVE, headers, agent: false });
  const interim: number[] = [];
  sent.on('information', ({ statusCode }) => interim.push(statusCode));
  const answered = new Promise<IncomingMessage>((resolve) => sent.once('response', resolve));
  sent.end();
  const answer = await answered;
  expect([interim, answer.statusCode]).toEqual([[102, 102], 200]);
  expect(boxes(await buffer(answer))).toEqual(['ftyp', 'moov', 'mdat']);
});

test.each(['form=fragmented', 'form=', 'form=progressive&form=progressive'])(
  '%s is refused, in a sentence',
  async (query) => {
    const made = await served(record(simulate(10, SMALL)).finished);
    const path = `/v1/recordings/film-1/video?${query}`;
    expectProblem(await call(made, { path, ticket: await ticket('download') }), 400, 'invalid-request');
  },
);

test('a film that is damaged, deleted or has none of the frames is refused', async () => {
  const short = await served(record(simulate(10, SMALL)).finished, { first: 10 });
  const late = await call(short, { path: PROGRESSIVE, ticket: await ticket('download') });
  expectProblem(late, 500, 'disk-failed');
  const damaged = await served(Buffer.alloc(5000, 7));
  const bearer = async (): Promise<string> => ticket('download');
  expectProblem(await call(damaged, { path: PROGRESSIVE, ticket: await bearer() }), 500, 'disk-failed');
  await unlink(damaged.film);
  expectProblem(await call(damaged, { path: PROGRESSIVE, ticket: await bearer() }), 404, 'unknown-recording');
});

/** A film that does not fit into the buffers of a connection. */
function largeFilm(): Uint8Array {
  return record(simulate(60, SMALL).map((unit) => ({ ...unit, nals: [...unit.nals, FILLING] }))).finished;
}

/** The head of an answer whose body is not read yet. */
async function begin(made: Served, path: string): Promise<IncomingMessage> {
  const headers = { authorization: `Bearer ${await ticket('download')}` };
  const sent = request({ host: '127.0.0.1', port: made.port, path, headers, agent: false });
  const answered = new Promise<IncomingMessage>((resolve) => sent.once('response', resolve));
  sent.end();
  return answered;
}

test.each(['', '?form=progressive'])(
  'a download goes on while its film is deleted: /video%s',
  async (query) => {
    const made = await served(largeFilm());
    const path = `/v1/recordings/film-1/video${query}`;
    const whole = (await call(made, { path, ticket: await ticket('download') })).body;
    const answer = await begin(made, path);
    await unlink(made.film);
    // Much more than what is on its way at that moment.
    expect(whole.length).toBeGreaterThan(20_000_000);
    expect((await buffer(answer)).equals(whole)).toBe(true);
  },
);

test('four at once are enough; the next may come when a reader has left', async () => {
  const made = await served(largeFilm());
  const running: IncomingMessage[] = [];
  for (let count = 0; count < 4; count++) running.push(await begin(made, PROGRESSIVE));
  const bearer = await ticket('download');
  expectProblem(await call(made, { path: PROGRESSIVE, ticket: bearer }), 429, 'too-many');
  running[0]?.destroy();
  await eventually('room for another one', async () => {
    const answer = await begin(made, PROGRESSIVE);
    answer.destroy();
    return answer.statusCode === 200;
  });
  for (const answer of running) answer.destroy();
});

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
