import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import request from 'supertest';
import type { AuditEntry, Collection, NewApiToken } from '#contracts/http/views.js';
import { eventually } from '#testing/eventually.js';
import { startTestBroker, type TestBroker } from '#testing/broker.js';
import { startTestApi, TOKEN, type TestApi } from '../../support/test-api.js';

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

async function audit(query = ''): Promise<readonly AuditEntry[]> {
  const answer = await request(api.url).get(`/api/v1/audit${query}`).set(api.auth).expect(200);
  return (answer.body as Collection<AuditEntry>).items;
}

test('who changed something is written down, and who was refused; who only looked is not', async () => {
  const made = await request(api.url)
    .post('/api/v1/api-tokens')
    .set(api.auth)
    .send({ name: 'stage', role: 'viewer' })
    .expect(201);
  const { id, token } = made.body as NewApiToken;
  const viewer = { authorization: `Bearer ${token}` };
  await request(api.url).get('/api/v1/services').set(viewer).expect(200);
  await request(api.url).post('/api/v1/searches').set(viewer).expect(403);
  await request(api.url)
    .get('/api/v1/services')
    .set('authorization', `Bearer ${'x'.repeat(30)}`)
    .expect(401);
  await request(api.url).get('/api/v1/services').set(api.auth).set('Host', 'evil.example').expect(421);
  const entries = await eventually('four entries', async () => {
    const all = await audit();
    return all.length === 4 && all;
  });
  expect(
    entries.map(({ caller, role, method, path, status }) => [caller, role, method, path, status]),
  ).toEqual([
    [undefined, undefined, 'GET', '/api/v1/services', 421],
    [undefined, undefined, 'GET', '/api/v1/services', 401],
    [`stage (${id})`, 'viewer', 'POST', '/api/v1/searches', 403],
    ['admin', 'admin', 'POST', '/api/v1/api-tokens', 201],
  ]);
  for (const entry of entries)
    expect(entry).toMatchObject({ address: '127.0.0.1', time: expect.any(String) as string });
  expect(entries.at(-1)?.request).toBe(made.headers['x-request-id']);
  expect((await audit('?limit=1')).map(({ status }) => status)).toEqual([421]);
});

test('it holds no secret, and is for its owner alone', async () => {
  const made = await request(api.url)
    .post('/api/v1/api-tokens')
    .set(api.auth)
    .send({ name: 'a', role: 'admin' });
  const { token } = made.body as NewApiToken;
  await request(api.url).delete(`/api/v1/api-tokens/${token}`).set(api.auth).expect(404);
  await request(api.url).delete('/api/v1/services/none').set('authorization', `Bearer ${token}x`).expect(401);
  await eventually('three entries', async () => (await audit()).length === 3);
  const path = join(api.parts.folder, 'audit.jsonl');
  const text = await readFile(path, 'utf8');
  expect(text).toContain('/api/v1/api-tokens/…');
  for (const secret of [TOKEN, token, token.slice(-43)]) expect(text).not.toContain(secret);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
});

test.each(['0', '1001', 'x', '-1', ''])('limit=%s is refused', async (limit) => {
  await request(api.url).get(`/api/v1/audit?limit=${limit}`).set(api.auth).expect(400);
});
