import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import request from 'supertest';
import type { Role } from '#contracts/access/role.js';
import type { NewApiToken } from '#contracts/http/views.js';
import { eventually } from '#testing/eventually.js';
import { startTestBroker, type TestBroker } from '#testing/broker.js';
import { problemIn } from '../../support/lab.js';
import { StreamReader } from '../../support/stream-reader.js';
import { startTestApi, type TestApi } from '../../support/test-api.js';

const TOKENS = '/api/v1/api-tokens';

let broker: TestBroker;
let api: TestApi;

beforeEach(async () => {
  broker = await startTestBroker();
  api = await startTestApi(broker);
});

afterEach(async () => {
  await api.close();
  await broker.close();
});

async function made(role: Role): Promise<NewApiToken> {
  const answer = await request(api.url).post(TOKENS).set(api.auth).send({ name: 'A', role }).expect(201);
  expect(answer.headers['cache-control']).toBe('no-store');
  return answer.body as NewApiToken;
}

const get = (path: string, token: string): request.Test =>
  request(api.url).get(path).set('authorization', `Bearer ${token}`);

const file = (): Promise<string> => readFile(join(api.parts.folder, 'api-tokens.json'), 'utf8');

test('a token is shown once, works, is listed without its secret, and is gone once revoked', async () => {
  const { token, ...view } = await made('viewer');
  expect(token).toMatch(/^rc_[a-z2-7]{16}_[\w-]{43}$/);
  await get('/api/v1/services', token).expect(200);
  const listed = await request(api.url).get(TOKENS).set(api.auth).expect(200);
  expect(listed.body).toEqual({ items: [{ ...view, lastUsedAt: expect.any(String) as string }] });
  await request(api.url).delete(`${TOKENS}/${view.id}`).set(api.auth).expect(204);
  expect(problemIn(await get('/api/v1/services', token))).toEqual([401, 'unauthenticated']);
  const again = await request(api.url).delete(`${TOKENS}/${view.id}`).set(api.auth);
  expect(problemIn(again)).toEqual([404, 'unknown-api-token']);
});

test('a revocation ends the streams of that token and nobody else’s', async () => {
  const [one, other] = [await made('viewer'), await made('viewer')];
  const open = (token: string): Promise<StreamReader> =>
    StreamReader.open(`${api.url}/api/v1/events`, { authorization: `Bearer ${token}` });
  const [ends, stays] = [await open(one.token), await open(other.token)];
  await ends.next('snapshot');
  await stays.next('snapshot');
  await request(api.url).delete(`${TOKENS}/${one.id}`).set(api.auth).expect(204);
  await eventually('the stream has ended', () => ends.ended);
  expect(stays.ended).toBe(false);
  stays.close();
});

test('an admin’s token may revoke itself and is told so', async () => {
  const { token, id } = await made('admin');
  await request(api.url).delete(`${TOKENS}/${id}`).set('authorization', `Bearer ${token}`).expect(204);
  await get(TOKENS, token).expect(401);
});

test.each([{}, { name: 'A' }, { role: 'viewer' }, { name: '', role: 'viewer' }, { name: 'A', role: 'root' }])(
  'the wish %j is refused',
  async (wish) => {
    const answer = await request(api.url).post(TOKENS).set(api.auth).send(wish);
    expect(problemIn(answer)).toEqual([400, 'invalid-request']);
  },
);

test('CVE-2026-32315: a stored hash that is sent as a token does not log in', async () => {
  const { id } = await made('admin');
  const [, hash = ''] = /"hash": "([0-9a-f]{64})"/.exec(await file()) ?? [];
  expect(hash).toHaveLength(64);
  for (const token of [hash, `rc_${id}_${hash}`, `rc_${id}_${hash.slice(0, 43)}`])
    await get(TOKENS, token).expect(401);
});

test('CVE-2022-25568: an empty token or password does not log in', async () => {
  const { id } = await made('admin');
  const base64 = (text: string): string => Buffer.from(text).toString('base64');
  for (const authorization of [
    '',
    'Bearer',
    'Bearer ',
    'Bearer rc__',
    `Bearer rc_${id}_`,
    `Basic ${base64('admin:')}`,
    `Basic ${base64(':')}`,
  ])
    await request(api.url).get(TOKENS).set({ authorization }).expect(401);
});

test('CVE-2026-75608: a viewer reaches nothing that only operators and admins may, whatever is tried', async () => {
  const { token, id } = await made('viewer');
  const tries = [
    ['delete', '/api/v1/services/some-id'],
    ['delete', '/API/V1/SERVICES/some-id/'],
    ['post', '/api/v1/searches?role=admin'],
    ['post', '/api/v1/searches/'],
    ['put', '/api/v1/roster'],
    ['post', '/api/v1/recordings/stop'],
    ['get', '/api/v1/api-tokens/'],
    ['delete', `/api/v1/api-tokens/${id}`],
  ] as const;
  for (const [method, path] of tries) {
    const answer = await request(api.url)
      [method](path)
      .set({ authorization: `Bearer ${token}`, 'x-http-method-override': 'GET', 'x-role': 'admin' });
    expect([method, path, answer.status]).toEqual([method, path, 403]);
  }
  const asGet = get('/api/v1/searches', token).set('x-http-method-override', 'POST');
  expect(problemIn(await asGet)).toEqual([404, 'unknown-route']);
});

test.each([
  '/api/v1/services/..%2fapi-tokens',
  '/api/v1/cameras/..%2f..%2f..%2fapi%2fv1%2fapi-tokens',
  '/api/v1/cameras/some-id/recordings/..%2f..%2f..%2fapi-tokens',
  '/api/v1/cameras/some-id/recordings/%2e%2e%2fx/video',
  '/health/..%2fapi/v1/api-tokens',
])('..%%2f leads nowhere: %s', async (path) => {
  const { token } = await made('viewer');
  await request(api.url).get(path).expect(401);
  expect((await get(path, token)).status).toBe(404);
});
