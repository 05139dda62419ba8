import { FailedTokens } from '#api/adapters/http/auth/failed-tokens.js';
import { FakeClock } from '#testing/fake-clock.js';
import { TOKEN, type TestApi } from '../support/test-api.js';
import { withApi } from '../support/with-api.js';

describe('a token', () => {
  let api: TestApi;

  withApi('each', (made) => (api = made));

  const ask = (authorization: string): Promise<Response> =>
    fetch(`${api.url}/api/v1/services`, { headers: { authorization } });

  test.each([`Bearer ${TOKEN}`, `bearer  ${TOKEN} `])('is taken as "%s"', async (header) => {
    expect((await ask(header)).status).toBe(200);
  });

  test.each([
    `Bearer ${TOKEN}x`,
    `Bearer ${TOKEN.slice(1)}`,
    `Basic ${TOKEN}`,
    TOKEN,
    'Bearer ',
    `Bearer ${TOKEN} ${TOKEN}`,
  ])('is refused as "%s"', async (header) => {
    const response = await ask(header);
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ code: 'unauthenticated' });
  });

  test('in the URL is none', async () => {
    expect((await fetch(`${api.url}/api/v1/services?access_token=${TOKEN}`)).status).toBe(401);
  });

  test('cannot be guessed fast, and guesses lock nobody out', async () => {
    const statuses: number[] = [];
    for (let i = 0; i < 25; i++) statuses.push((await ask(`Bearer wrong-${i}`)).status);
    expect(statuses.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => 401));
    expect(statuses).toContain(429);
    const limited = await ask('Bearer wrong');
    expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '2']);
    expect(api.parts.refusals.counts.toJSON()['http-wrong-token']).toBeGreaterThanOrEqual(20);
    expect((await ask(`Bearer ${TOKEN}`)).status).toBe(200);
  });
});

describe('failed tokens', () => {
  test('block an address after twenty at once, and let it try again after a second', () => {
    const clock = new FakeClock();
    const failed = new FailedTokens(clock);
    for (let i = 0; i < 20; i++) {
      expect(failed.isBlocked('a')).toBe(false);
      failed.add('a');
    }
    expect(failed.isBlocked('a')).toBe(true);
    expect(failed.isBlocked('b')).toBe(false);
    clock.advance(1000);
    expect(failed.isBlocked('a')).toBe(false);
    failed.add('a');
    expect(failed.isBlocked('a')).toBe(true);
    clock.advance(60_000);
    expect(failed.isBlocked('a')).toBe(false);
  });

  test('of many addresses do not fill the memory', () => {
    const failed = new FailedTokens(new FakeClock());
    for (let i = 0; i < 20; i++) failed.add('first');
    for (let i = 0; i < 10_000; i++) failed.add(`a-${i}`);
    expect(failed.isBlocked('first')).toBe(false);
  });
});
