import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import request from 'supertest';
import { ConsoleFiles } from '#api/adapters/console/console-files.js';
import { startTestBroker, type TestBroker } from '#testing/broker.js';
import { tempDir } from '#testing/temp-dir.js';
import { startTestApi, type TestApi } from '../support/test-api.js';

const SCRIPT = 'console.log("hello");\n'.repeat(100);

let broker: TestBroker;
let api: TestApi;

beforeAll(async () => {
  const folder = await tempDir();
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'index.html'), '<title>Rollcall</title>');
  await writeFile(join(folder, 'assets/main-1.js'), SCRIPT);
  await writeFile(join(folder, 'assets/secret.txt'), 'not a page');
  broker = await startTestBroker();
  api = await startTestApi(broker, undefined, undefined, { consoleFiles: new ConsoleFiles(folder) });
});

afterAll(async () => {
  await api.close();
  await broker.close();
});

test('everybody is given the page, which may load from nowhere else', async () => {
  const { headers, text } = await request(api.url).get('/').expect(200);
  expect(text).toContain('<title>Rollcall</title>');
  expect(headers['content-type']).toBe('text/html; charset=utf-8');
  expect(headers['cache-control']).toBe('no-cache');
  const policy = headers['content-security-policy'];
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self'");
  expect(policy).not.toMatch(/http|\*|script-src[^;]*unsafe/);
});

test('its parts are kept by browsers for ever, and cross the network small', async () => {
  const small = await request(api.url).get('/assets/main-1.js').expect(200);
  expect(small.headers['content-encoding']).toBe('gzip');
  expect(Number(small.headers['content-length'])).toBeLessThan(SCRIPT.length);
  expect(small.headers['cache-control']).toContain('immutable');
  const plain = await request(api.url)
    .get('/assets/main-1.js')
    .set('Accept-Encoding', 'identity')
    .expect(200);
  expect(plain.headers['content-encoding']).toBeUndefined();
  expect(plain.text).toBe(SCRIPT);
  expect(small.text).toBe(SCRIPT);
});

test.each(['/assets/secret.txt', '/assets/none.js', '/assets/..%2findex.html', '/index.html'])(
  'nothing else lies there: %s',
  async (path) => {
    const response = await request(api.url).get(path).set(api.auth).expect(404);
    expect((response.body as { code: string }).code).toBe('unknown-route');
  },
);
