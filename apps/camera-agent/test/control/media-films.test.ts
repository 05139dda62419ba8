import { createHash, generateKeyPairSync } from 'node:crypto';
import { unlink } from 'node:fs/promises';
import type { ErrorCode } from '#contracts/errors/catalogue.js';
import { recording } from './fake-camera.js';
import { call, closeMedia, OPERATOR, expectProblem, FILM, serve, ticket, type Call } from './media-lab.js';

afterEach(closeMedia);

describe('the list of recordings', () => {
  test('comes to the bearer of a ticket for it', async () => {
    const served = await serve();
    served.camera.recordings = [recording('film-1'), recording('film-0')];
    const answer = await call(served, { path: '/v1/recordings', ticket: await ticket('list') });
    expect(answer.status).toBe(200);
    expect(answer.headers).toMatchObject({ 'content-type': 'application/json', 'cache-control': 'no-store' });
    expect(JSON.parse(answer.body.toString())).toEqual({ items: served.camera.recordings });
  });
});

describe('a film', () => {
  test('comes whole, byte for byte', async () => {
    const answer = await call(await serve(), { ticket: await ticket('download') });
    expect(answer.status).toBe(200);
    expect(answer.headers).toMatchObject({
      'content-type': 'video/mp4',
      'content-length': String(FILM.length),
      'accept-ranges': 'bytes',
    });
    const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
    expect(sha256(answer.body)).toBe(sha256(FILM));
  });

  test.each([
    ['bytes=0-99', 0, 100],
    ['bytes=1000-1999', 1000, 2000],
    ['bytes=199900-', 199_900, 200_000],
    ['bytes=-10', 199_990, 200_000],
    ['bytes=199999-500000', 199_999, 200_000],
  ])('comes in the range %s', async (range, from, to) => {
    const answer = await call(await serve(), { ticket: await ticket('download'), headers: { range } });
    expect(answer.status).toBe(206);
    expect(answer.headers['content-range']).toBe(`bytes ${from}-${to - 1}/${FILM.length}`);
    expect(answer.body.equals(FILM.subarray(from, to))).toBe(true);
  });

  test('does not come in a range that lies outside it', async () => {
    const served = await serve();
    const answer = await call(served, {
      ticket: await ticket('download'),
      headers: { range: 'bytes=200000-' },
    });
    expectProblem(answer, 416, 'range-not-satisfiable');
    expect(answer.headers['content-range']).toBe('bytes */200000');
    expect(answer.headers.etag).toBeUndefined();
  });

  test('shows its header alone', async () => {
    const answer = await call(await serve(), { ticket: await ticket('download'), method: 'HEAD' });
    expect([answer.status, answer.body.length, answer.headers['content-length']]).toEqual([200, 0, '200000']);
  });

  test('has a strong tag, which a reader can ask by and go on by', async () => {
    const served = await serve();
    const ask = async (more: Call): ReturnType<typeof call> =>
      call(served, { ...more, ticket: await ticket('download') });
    const { etag = '' } = (await ask({ method: 'HEAD' })).headers;
    expect(etag).toMatch(/^"[^"]+"$/);
    const same = await ask({ headers: { 'if-none-match': etag } });
    expect(same.status).toBe(304);
    const range = 'bytes=100-199';
    const goesOn = await ask({ headers: { range, 'if-range': etag } });
    expect([goesOn.status, goesOn.body.length]).toEqual([206, 100]);
    const another = await ask({ headers: { range, 'if-range': '"other"' } });
    expect([another.status, another.body.length]).toEqual([200, FILM.length]);
  });

  test('that was deleted between its lookup and its sending is unknown', async () => {
    const served = await serve();
    await unlink(served.film);
    expectProblem(await call(served, { ticket: await ticket('download') }), 404, 'unknown-recording');
  });
});

describe('what is refused', () => {
  test.each<[string, Call, number, ErrorCode]>([
    ['no ticket', {}, 401, 'unauthenticated'],
    ['no ticket for the list', { path: '/v1/recordings' }, 401, 'unauthenticated'],
    ['another scheme', { headers: { authorization: 'Basic abc' } }, 401, 'unauthenticated'],
    ['an empty bearer', { headers: { authorization: 'Bearer ' } }, 401, 'unauthenticated'],
    ['a bearer that is no ticket', { ticket: 'a.b.c' }, 403, 'forbidden'],
    ['an unknown path', { path: '/' }, 404, 'unknown-route'],
    ['a path that is not normal', { path: '/v1/recordings/../recordings' }, 404, 'unknown-route'],
    [
      'a path out of the folder (CVE-2026-31978)',
      { path: '/v1/recordings/..%2f..%2fsecret/video' },
      404,
      'unknown-route',
    ],
    [
      'an absolute path (CVE-2026-55488)',
      { path: '/v1/recordings/%2fetc%2fpasswd/video' },
      404,
      'unknown-route',
    ],
    ['a name that is no id', { path: '/v1/recordings/Film/video' }, 404, 'unknown-route'],
    ['a star', { path: '*' }, 404, 'unknown-route'],
    ['another method', { method: 'DELETE' }, 404, 'unknown-route'],
  ])('%s', async (_, wrong, status, code) => {
    const served = await serve();
    expectProblem(await call(served, wrong), status, code);
    expect(served.refusals.counts.toJSON()).toEqual({ [`media-${code}`]: 1 });
  });

  test('an unauthenticated reader learns how to authenticate', async () => {
    expect((await call(await serve(), {})).headers['www-authenticate']).toContain('Bearer');
  });

  test.each<[string, () => Promise<string>]>([
    ['another action', () => ticket('list')],
    ['another camera', () => ticket('download', 'cam-2')],
    [
      'another signer',
      () => ticket('download', 'cam-1', generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey),
    ],
    ['another time', () => ticket('download', 'cam-1', OPERATOR.privateKey, Date.now() - 61_000)],
  ])('a ticket for %s', async (_, made) => {
    expectProblem(await call(await serve(), { ticket: await made() }), 403, 'forbidden');
  });

  test('a ticket that was used before', async () => {
    const served = await serve();
    const once = await ticket('download');
    expect((await call(served, { ticket: once })).status).toBe(200);
    expectProblem(await call(served, { ticket: once }), 403, 'forbidden');
  });

  test('every ticket while the time of the operator is not known', async () => {
    const served = await serve({}, false);
    expectProblem(await call(served, { ticket: await ticket('download') }), 503, 'clock-unknown');
  });

  test('a recording that the camera does not have', async () => {
    const answer = await call(await serve(), {
      path: '/v1/recordings/film-9/video',
      ticket: await ticket('download'),
    });
    expectProblem(answer, 404, 'unknown-recording');
  });

  test('a failure inside, without its text', async () => {
    const served = await serve();
    served.camera.listRecordings = () => Promise.reject(new Error('password is hunter2'));
    const answer = await call(served, { path: '/v1/recordings', ticket: await ticket('list') });
    expectProblem(answer, 500, 'internal');
    expect(answer.body.toString()).not.toContain('hunter2');
  });
});
