import { eventually } from '#testing/eventually.js';
import { hostname } from 'node:os';
import { KnownHosts } from '#api/adapters/http/server/known-hosts.js';
import { basic, call, cookieOf } from '../support/caller.js';
import { TOKEN, type TestApi } from '../support/test-api.js';
import { withApi } from '../support/with-api.js';

let api: TestApi;
let cookie: string;

withApi('all', (made) => (api = made));

beforeAll(async () => {
  cookie = cookieOf(await call(api, 'POST', '/api/v1/session', {}, { token: TOKEN }));
});

const ROSTER = '/api/v1/roster';
const SERVICES = '/api/v1/services';

describe('CVE-2018-5702: a name of another site that stands for this host (DNS rebinding)', () => {
  test.each([
    'evil.example',
    'evil.example:8080',
    '127.0.0.1.evil.example',
    'localhost.evil.example',
    'evil@127.0.0.1',
  ])('is refused as "%s", on every route', async (host) => {
    for (const path of [SERVICES, '/health/live', '/sign-in/x', '/nowhere']) {
      const { status, body } = await call(api, 'GET', path, { ...api.auth, host });
      expect([status, body.code]).toEqual([421, 'foreign-host']);
    }
  });

  test.each([
    '127.0.0.1',
    '192.168.1.10:8080',
    '[::1]:8080',
    'localhost',
    'LOCALHOST:1',
    hostname(),
    `${hostname()}.`,
    'rollcall.example',
  ])('does not keep "%s" out', async (host) => {
    expect((await call(api, 'GET', SERVICES, { ...api.auth, host })).status).toBe(200);
  });

  test('own names are the full one, the first of it, and that with .local', () => {
    const hosts = new KnownHosts(['Cams.example'], () => 'Studio.lan');
    const known = [
      'studio.lan',
      'studio',
      'STUDIO.local:80',
      'cams.example',
      'lan',
      'x.studio.lan',
      '[::g]',
      '::1',
      '',
    ];
    expect(known.filter((host) => hosts.has(host))).toEqual(known.slice(0, 4));
  });
});

describe('CSRF: a page of another site', () => {
  const change = { names: ['nobody'] };

  test.each([
    'http://evil.example',
    'null',
    'http://127.0.0.1:1',
    'http://127.0.0.1',
    'file://',
    'http://localhost',
  ])('at %s gets nothing, by cookie or token or on public routes', async (origin) => {
    for (const headers of [{ cookie }, api.auth]) {
      for (const method of ['GET', 'PUT']) {
        const { status, body } = await call(
          api,
          method,
          ROSTER,
          { ...headers, origin },
          method === 'PUT' ? change : undefined,
        );
        expect([status, body.code]).toEqual([403, 'foreign-origin']);
      }
    }
    expect((await call(api, 'POST', '/api/v1/session', { origin }, { token: TOKEN })).status).toBe(403);
  });

  test('changes nothing by cookie where its browser names no origin', async () => {
    expect((await call(api, 'PUT', ROSTER, { cookie }, change)).body.code).toBe('foreign-origin');
    expect((await call(api, 'GET', ROSTER, { cookie })).body).toMatchObject({ names: [] });
  });

  test.each(['cross-site', 'same-site'])('is refused by cookie where its browser says %s', async (site) => {
    const headers = { cookie, 'sec-fetch-site': site };
    expect((await call(api, 'GET', SERVICES, headers)).body.code).toBe('foreign-origin');
  });

  test.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/json-patch+json',
    'text/plain; application/json',
  ])('sends nothing as %s, also where no body is read', async (type) => {
    for (const [method, path] of [
      ['PUT', ROSTER],
      ['POST', '/api/v1/searches'],
      ['DELETE', '/api/v1/services/x'],
      ['POST', '/api/v1/session'],
    ] as const) {
      const headers = { ...api.auth, 'content-type': type };
      expect((await call(api, method, path, headers, '{"names":[]}')).body.code).toBe(
        'unsupported-media-type',
      );
    }
  });

  test('of our own may', async () => {
    for (const headers of [{ origin: api.url }, { origin: api.url, 'sec-fetch-site': 'same-origin' }]) {
      expect((await call(api, 'PUT', ROSTER, { cookie, ...headers }, change)).status).toBe(200);
    }
    const proxied = { cookie, origin: 'https://rollcall.example', host: 'rollcall.example' };
    expect((await call(api, 'PUT', ROSTER, proxied, { names: [] })).status).toBe(200);
  });
});

describe('..%2f in a path', () => {
  test.each([
    '/health/..%2fapi/v1/services',
    '/health/live/..%2f..%2f..%2fapi%2fv1%2fservices',
    '/health/../api/v1/services',
    '/sign-in/..%2f..%2fapi%2fv1%2fusers/x',
    '//api/v1/services',
    '/api/v1/%73ervices',
    '/API/V1/SERVICES/',
  ])('%s opens nothing to nobody', async (path) => {
    expect((await call(api, 'GET', path)).status).toBe(401);
  });

  test.each([
    '/health/..%2fapi/v1/users',
    '/api/v1/services/..%2fusers',
    '/api/v1/roster/..%2f..%2fusers',
    '/api/v1/cameras/..%2f..%2fusers',
  ])('%s shows a viewer no users', async (path) => {
    const { token } = await api.parts.tokens.create('viewer', 'viewer');
    const { status, text } = await call(api, 'GET', path, { authorization: `Bearer ${token}` });
    expect(status).toBe(404);
    expect(text).not.toContain('"items"');
  });

  test('names no recording, and no camera', async () => {
    for (const path of [
      '/api/v1/cameras/..%2f..%2fx/recordings/rec-1/video',
      '/api/v1/cameras/x/recordings/..%2f..%2fetc%2fpasswd/video',
    ])
      expect((await call(api, 'GET', path, basic('', TOKEN))).status).toBe(404);
  });
});

test('one principal may change much, but not without end, and no other waits for it', async () => {
  const [busy, other] = await Promise.all(
    ['busy', 'other'].map((name) => api.parts.tokens.create(name, 'operator')),
  );
  const put = (token = ''): Promise<{ status: number; headers: object }> =>
    call(api, 'PUT', ROSTER, { authorization: `Bearer ${token}` }, 'no JSON');
  const burst = () => Promise.all(Array.from({ length: 400 }, () => put(busy?.token)));
  const isRefused = ({ status }: { status: number }): boolean => status === 429;
  const answers = await burst();
  expect(answers.filter((answer) => !isRefused(answer)).length).toBeGreaterThanOrEqual(100);
  // A busy machine may take so long for the first that each is allowed.
  const again = async () => (await burst()).find(isRefused);
  const refused = answers.find(isRefused) ?? (await eventually('a refusal', again, 60_000));
  expect(refused.headers).toMatchObject({ 'retry-after': '2' });
  expect((await put(other?.token)).status).toBe(400);
});
