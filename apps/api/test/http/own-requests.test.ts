import { request } from 'node:http';
import fc from 'fast-check';
import { hostname } from 'node:os';
import { OwnNames } from '#api/adapters/http/server/own-names.js';
import { startTestBroker, type TestBroker } from '#testing/broker.js';
import { startTestApi, TOKEN, type TestApi } from '../support/test-api.js';

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

interface Answer {
  readonly status: number;
  readonly code: unknown;
}

/** By node:http, as fetch decides about these fields itself. */
function asked(headers: Record<string, string>, method = 'GET', path = '/api/v1/services'): Promise<Answer> {
  const options = { host: '127.0.0.1', port: api.port, path, method, headers: { ...bearer(), ...headers } };
  return new Promise((resolve, reject) => {
    const sent = request(options, (response) => {
      let body = '';
      response.on('data', (chunk: Buffer) => (body += chunk.toString()));
      response.once('end', () =>
        resolve({ status: response.statusCode ?? 0, code: (JSON.parse(body) as { code?: unknown }).code }),
      );
    });
    sent.once('error', reject);
    sent.end();
  });
}

const bearer = (): Record<string, string> => ({ authorization: `Bearer ${TOKEN}` });

test.each([
  '127.0.0.1',
  '[::1]:8080',
  '192.0.2.9:8443',
  'localhost:1',
  hostname(),
  'RIG.example.org',
  'rig.example.org.',
])('Host: %s is this API', async (host) => {
  expect(await asked({ host })).toMatchObject({ status: 200 });
});

test.each([
  'evil.example',
  'evil.example:8080',
  '127.0.0.1.evil.example',
  'rig.example.org.evil.example',
  'a b',
  '@',
])('DNS rebinding (CVE-2018-5702): Host: %s is another', async (host) => {
  expect(await asked({ host })).toEqual({ status: 421, code: 'wrong-host' });
  expect(await asked({ host }, 'GET', '/health/live')).toEqual({ status: 421, code: 'wrong-host' });
});

test.each([
  [{ origin: 'https://evil.example' }],
  [{ origin: 'null' }],
  [{ origin: 'http://127.0.0.1:1' }],
  [{ 'sec-fetch-site': 'cross-site' }],
  [{ 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' }],
])('a malicious page in the browser of the operator: %j', async (headers: Record<string, string>) => {
  expect(await asked({ host: `127.0.0.1:${api.port}`, ...headers })).toEqual({
    status: 403,
    code: 'wrong-origin',
  });
  const link = { ...headers, 'sec-fetch-mode': 'navigate' };
  expect(await asked(link, 'POST', '/api/v1/searches')).toEqual({ status: 403, code: 'wrong-origin' });
});

test('its own page, and a link from elsewhere, are let in', async () => {
  const host = `127.0.0.1:${api.port}`;
  expect(await asked({ host, origin: `http://${host}` })).toMatchObject({ status: 200 });
  const link = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' };
  expect(await asked({ host, ...link })).toMatchObject({ status: 200 });
});

test('no text is taken for a name of this host but those', () => {
  const names = new OwnNames('rig.lan', ['cams.example.org']);
  const own = ['rig.lan', 'rig', 'rig.local', 'localhost', 'cams.example.org'];
  for (const name of own) expect(names.has(`${name}:8080`)).toBe(true);
  const letters = fc.string({
    unit: fc.constantFrom('r', 'i', 'g', '.', 'l', 'a', 'n', ':', '@', '/', ' '),
  });
  fc.assert(
    fc.property(letters, (host) => {
      fc.pre(!own.includes(host.toLowerCase().replace(/:\d*$/, '').replace(/\.$/, '')));
      expect(names.has(host)).toBe(false);
    }),
    { numRuns: 10_000 },
  );
});
