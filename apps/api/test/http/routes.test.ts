import request from 'supertest';
import { startTestBroker, type TestBroker } from '#testing/broker.js';
import { routesOf } from '../support/route-table.js';
import { startTestApi, type TestApi } from '../support/test-api.js';

let broker: TestBroker;
let api: TestApi;

beforeAll(async () => {
  broker = await startTestBroker();
  api = await startTestApi(broker);
});

afterAll(async () => {
  await api.close();
  await broker.close();
});

test('the table of routes is what the test thinks it is', () => {
  const known = routesOf(api).map(({ method, path }) => `${method} ${path}`);
  expect(known).toContain('get /api/v1/cameras/some-id/recordings/some-id/video');
  expect(known).toContain('patch /nowhere/at/all');
  expect(known.length).toBeGreaterThan(18);
});

test('every route is closed without a token, health excepted', async () => {
  for (const { method, path } of routesOf(api).filter(({ path }) => !path.startsWith('/health/'))) {
    const response = await fetch(`${api.url}${path}`, { method: method.toUpperCase() });
    expect([method, path, response.status]).toEqual([method, path, 401]);
    expect(response.headers.get('www-authenticate')).toBe('Bearer realm="rollcall"');
    if (method === 'head') continue;
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(await response.json()).toMatchObject({ code: 'unauthenticated', status: 401 });
  }
});

test('health says up or down and nothing else', async () => {
  const live = await request(api.url).get('/health/live').expect(200);
  expect(live.body).toEqual({ status: 'up' });
  const ready = await request(api.url).get('/health/ready').expect(200);
  expect(ready.body).toEqual({ status: 'up' });
});

test('what is nowhere is a problem document', async () => {
  for (const [method, path] of [
    ['get', '/'],
    ['get', '/api/v1'],
    ['delete', '/api/v1/services'],
    ['put', '/health/live'],
    ['options', '/api/v1/services'],
  ] as const) {
    const response = await request(api.url)[method](path).set(api.auth);
    expect([method, path, response.status, (response.body as { code: string }).code]).toEqual([
      method,
      path,
      404,
      'unknown-route',
    ]);
  }
});

test('no other site may read an answer', async () => {
  const response = await request(api.url)
    .get('/api/v1/services')
    .set(api.auth)
    .set('Origin', 'http://evil.example');
  expect(response.status).toBe(403);
  expect(response.headers['access-control-allow-origin']).toBeUndefined();
  expect(response.headers['x-powered-by']).toBeUndefined();
  expect(response.headers['x-content-type-options']).toBe('nosniff');
});
