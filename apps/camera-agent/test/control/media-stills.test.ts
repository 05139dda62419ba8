import { writeFile } from 'node:fs/promises';
import { call, closeMedia, expectProblem, serve, ticket, type Served } from './media-lab.js';

afterEach(closeMedia);

const PATH = '/v1/stills/take-1';
const JPEG = Buffer.of(0xff, 0xd8, 0xff, 0xd9);

async function serveStill(): Promise<Served> {
  const served = await serve();
  const file = served.film.replace(/mp4$/, 'jpg');
  await writeFile(file, JPEG);
  served.camera.stillFiles.set('take-1', file);
  return served;
}

test('the still of a take comes whole, as a JPEG', async () => {
  const answer = await call(await serveStill(), { path: PATH, ticket: await ticket('download') });
  expect([answer.status, answer.body]).toEqual([200, JPEG]);
  expect(answer.headers).toMatchObject({ 'content-type': 'image/jpeg', 'content-length': '4' });
});

test.each(['list', 'live', 'still'] as const)('a ticket for %s is not one for it', async (action) => {
  expectProblem(
    await call(await serveStill(), { path: PATH, ticket: await ticket(action) }),
    403,
    'forbidden',
  );
});

test('a take without one is unknown, and without a ticket nobody has any', async () => {
  const served = await serveStill();
  const path = '/v1/stills/take-2';
  expectProblem(await call(served, { path, ticket: await ticket('download') }), 404, 'unknown-recording');
  expectProblem(await call(served, { path: PATH }), 401, 'unauthenticated');
});
