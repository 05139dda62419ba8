import { eventually } from '#testing/eventually.js';
import { FakeClock } from '#testing/fake-clock.js';
import { Endings } from '#api/adapters/access/endings.js';
import { SignInLinks } from '#api/adapters/access/sign-in-links.js';
import { ADMIN } from '#api/domain/access/principal.js';
import { bearer, call, cookieOf } from '../support/caller.js';
import { StreamReader } from '../support/stream-reader.js';
import { TOKEN, type TestApi } from '../support/test-api.js';
import { withApi } from '../support/with-api.js';

const SESSION = '/api/v1/session';

describe('a session', () => {
  let api: TestApi;

  withApi('each', (made) => (api = made));

  test('is begun by a token, in a cookie that no script reads and no other site sends', async () => {
    const answer = await call(api, 'POST', SESSION, {}, { token: TOKEN });
    expect(answer.status).toBe(200);
    expect(answer.headers['set-cookie']).toEqual([
      expect.stringMatching(
        /^rollcall-session=[\w-]{43}; Path=\/; Max-Age=43200; HttpOnly; SameSite=Strict$/,
      ) as string,
    ]);
    expect(answer.headers['cache-control']).toBe('no-store');
    const cookie = cookieOf(answer);
    const admin = { name: 'admin', role: 'admin', reach: 'this-host' };
    const who = { ...admin, expiresAt: expect.any(String) as string };
    expect((await call(api, 'GET', SESSION, { cookie: `x=1; ${cookie}` })).body).toEqual(who);
    expect((await call(api, 'GET', SESSION, api.auth)).body).toEqual(admin);
  });

  test('is ended by signing out, with what it has open; another one goes on', async () => {
    const open = async (): Promise<string> =>
      cookieOf(await call(api, 'POST', SESSION, {}, { token: TOKEN }));
    const [cookie, other] = [await open(), await open()];
    const reader = await StreamReader.open(`${api.url}/api/v1/events`, { cookie });
    await reader.next('snapshot');
    const out = await call(api, 'DELETE', SESSION, { cookie, origin: api.url });
    expect([out.status, out.headers['set-cookie']?.[0]]).toEqual([
      204,
      'rollcall-session=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict',
    ]);
    await eventually('the stream ended', () => reader.ended);
    expect((await call(api, 'GET', SESSION, { cookie })).status).toBe(401);
    expect((await call(api, 'GET', SESSION, { cookie: other })).status).toBe(200);
  });

  test('ends with the token that it was begun by', async () => {
    const { id, token } = await api.parts.tokens.create('a browser', 'operator');
    const cookie = cookieOf(await call(api, 'POST', SESSION, {}, { token }));
    expect((await call(api, 'GET', SESSION, { cookie })).body).toMatchObject({ role: 'operator' });
    await call(api, 'DELETE', `/api/v1/api-tokens/${id}`, api.auth);
    expect((await call(api, 'GET', SESSION, { cookie })).status).toBe(401);
  });

  test('that replaces another one ends it', async () => {
    const before = cookieOf(await call(api, 'POST', SESSION, {}, { token: TOKEN }));
    await call(api, 'POST', SESSION, { cookie: before }, { token: TOKEN });
    expect((await call(api, 'GET', SESSION, { cookie: before })).status).toBe(401);
  });

  test.each([[{ token: TOKEN, user: 'ann', password: 'x' }], [{ token: 1 }], [{ password: 'x' }]])(
    'is not begun by %j',
    async (body) => {
      expect((await call(api, 'POST', SESSION, {}, body)).status).toBe(400);
    },
  );

  test('is begun by a link, once; who only looks does not use it up', async () => {
    const link = await call(api, 'POST', '/api/v1/sign-in-links', api.auth);
    expect(link.status).toBe(201);
    const path = String(link.body.path);
    expect(path).toMatch(/^\/sign-in\/[\w-]{43}$/);
    for (let i = 0; i < 2; i++) expect((await call(api, 'HEAD', path)).status).toBe(204);
    const used = await call(api, 'GET', path);
    expect([used.status, used.headers.location, used.headers['cache-control']]).toEqual([
      303,
      '/',
      'no-store',
    ]);
    expect((await call(api, 'GET', SESSION, { cookie: cookieOf(used) })).body).toMatchObject({
      role: 'admin',
    });
    const again = await call(api, 'GET', path);
    expect([again.status, again.body.code, again.headers['set-cookie']]).toEqual([
      410,
      'sign-in-link-spent',
      undefined,
    ]);
  });

  test('by a link of a token that was revoked is none', async () => {
    const { id, token } = await api.parts.tokens.create('a script', 'admin');
    const { body } = await call(api, 'POST', '/api/v1/sign-in-links', bearer(token));
    await call(api, 'DELETE', `/api/v1/api-tokens/${id}`, api.auth);
    expect((await call(api, 'GET', String(body.path))).status).toBe(410);
  });
});

describe('sign-in links', () => {
  test('are good for fifteen minutes', () => {
    const clock = new FakeClock();
    const links = new SignInLinks(new Endings(), clock);
    const [first, second] = [links.create(ADMIN), links.create(ADMIN)];
    clock.advance(15 * 60_000 - 1);
    expect(links.use(first)).toEqual(ADMIN);
    clock.advance(1);
    expect(links.use(second)).toBeUndefined();
  });

  test('are at most a hundred', () => {
    const links = new SignInLinks(new Endings(), new FakeClock());
    const codes = Array.from({ length: 101 }, () => links.create(ADMIN));
    expect(codes.filter((code) => links.use(code) !== undefined)).toHaveLength(100);
  });
});
