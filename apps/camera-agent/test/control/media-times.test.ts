import { truncate, unlink, writeFile } from 'node:fs/promises';
import { call, closeMedia, expectProblem, serve, ticket, type Served } from './media-lab.js';

afterEach(closeMedia);

const PATH = '/v1/recordings/film-1/times';
const TIMES = '# timecode format v2\n# source: sensor\n0.000\n33.333\n66.667\n';

async function serveTimes(): Promise<{ served: Served; file: string }> {
  const served = await serve();
  const file = served.film.replace(/mp4$/, 'pts');
  await writeFile(file, TIMES);
  served.camera.times.set('film-1', file);
  return { served, file };
}

test('the times of the frames come whole, as text', async () => {
  const { served } = await serveTimes();
  const answer = await call(served, { path: PATH, ticket: await ticket('download') });
  expect([answer.status, answer.body.toString()]).toEqual([200, TIMES]);
  expect(answer.headers).toMatchObject({
    'content-type': 'text/plain; charset=utf-8',
    'content-length': String(TIMES.length),
    'accept-ranges': 'bytes',
    'x-content-type-options': 'nosniff',
  });
});

test('HEAD and ranges are answered as for a film', async () => {
  const { served } = await serveTimes();
  const head = await call(served, { path: PATH, ticket: await ticket('download'), method: 'HEAD' });
  expect([head.status, head.body.length, head.headers['content-length']]).toEqual([
    200,
    0,
    String(TIMES.length),
  ]);
  const range = { range: 'bytes=0-19' };
  const part = await call(served, { path: PATH, ticket: await ticket('download'), headers: range });
  expect([part.status, part.body.toString()]).toEqual([206, TIMES.slice(0, 20)]);
});

test.each(['list', 'live', 'still'] as const)('a ticket for %s is not one for them', async (action) => {
  const { served } = await serveTimes();
  expectProblem(await call(served, { path: PATH, ticket: await ticket(action) }), 403, 'forbidden');
});

test('without a ticket nobody has them', async () => {
  const { served } = await serveTimes();
  expectProblem(await call(served, { path: PATH }), 401, 'unauthenticated');
});

test('a recording without them is unknown, also one whose were deleted a moment ago', async () => {
  const { served, file } = await serveTimes();
  const path = '/v1/recordings/film-2/times';
  expectProblem(await call(served, { path, ticket: await ticket('download') }), 404, 'unknown-recording');
  await unlink(file);
  expectProblem(
    await call(served, { path: PATH, ticket: await ticket('download') }),
    404,
    'unknown-recording',
  );
});

test('a file that is longer than any film has frames is not sent', async () => {
  const { served, file } = await serveTimes();
  await truncate(file, 64 * 1024 * 1024 + 1);
  expectProblem(await call(served, { path: PATH, ticket: await ticket('download') }), 422, 'unsupported');
});
