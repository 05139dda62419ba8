import request from 'supertest';
import type { TestApi } from '../support/test-api.js';
import { withApi } from '../support/with-api.js';

let api: TestApi;

withApi('all', (made) => (api = made));

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

test('the security headers are as they were decided', async () => {
  const { headers } = await request(api.url).get('/api/v1/services').set(api.auth).expect(200);
  expect(headers['content-security-policy']).toBe("default-src 'none'");
  expect(headers['x-content-type-options']).toBe('nosniff');
  expect(headers['x-frame-options']).toBe('SAMEORIGIN');
  expect(headers['referrer-policy']).toBe('no-referrer');
  expect(headers['cross-origin-resource-policy']).toBe('same-origin');
  for (const absent of ['access-control-allow-origin', 'x-powered-by', 'strict-transport-security'])
    expect(headers[absent]).toBeUndefined();
});
