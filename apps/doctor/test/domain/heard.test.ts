import { answer, observed, said } from '../support/observed.js';

describe('answers', () => {
  test('say who, from where and how soon, once for three probes', () => {
    const answers = [answer({ afterMs: 200 }), answer({ afterMs: 35.4 })];
    expect(said('answers', { answers }).map(({ seen }) => seen)).toEqual([
      'pi-1 (cam-1) at 192.168.1.30:40000 by eth0 in 35 ms',
    ]);
  });

  test('of a service that says its name alone', () => {
    const { card: _, ...minimal } = answer();
    expect(said('answers', { answers: [minimal] })[0]?.seen).toContain('its name alone');
  });

  test('beyond 50 are counted', () => {
    const answers = Array.from({ length: 60 }, (_, i) => answer({ card: { id: `cam-${i}`, boot: 'b' } }));
    const found = said('answers', { answers });
    expect([found.length, found.at(-1)?.seen]).toEqual([51, '10 more answers: see --json']);
  });
});

describe('searches', () => {
  const hearing = (ms: number): object => ({ hearing: { ms, failed: [], searches: [] } });
  const agent = { holders: [{ address: '0.0.0.0', drops: 0, dropsAfter: 0 }] };
  test('that came are told', () => {
    const searches = [{ address: '192.168.1.10', own: false, count: 3 }];
    expect(said('searches', { hearing: { ms: 3000, failed: [], searches } })).toMatchObject([
      { verdict: 'ok', seen: '3 calls of searches came from 192.168.1.10' },
    ]);
  });

  test.each([
    ['a short while', { ...hearing(3000), ...agent }, 'ok', '--listen 40s'],
    ['a whole period, with an agent here', { ...hearing(40_000), ...agent }, 'problem', 'do not reach'],
    ['a whole period, without one', hearing(40_000), 'note', 'No search came'],
  ])('none in %s', (_, seen, verdict, text) => {
    const [found] = said('searches', seen);
    expect(found).toMatchObject({ verdict, seen: expect.stringContaining(text) as string });
  });

  test('cannot be heard', () => {
    const failed = [{ address: '192.168.1.255', code: 'EADDRINUSE' }];
    expect(said('searches', { hearing: { ...observed().hearing, failed } })[0]).toMatchObject({
      verdict: 'unknown',
    });
  });
});

test('what was refused is told in words, and never without any', () => {
  const refused = ['too-large', 'not-json', 'whatever', '__proto__'].map((kind) => ({
    kind,
    address: '10.0.0.1',
    count: 2,
  }));
  const found = said('refused', { refused });
  expect(found.map(({ seen }) => seen)).toEqual([
    '2 refused messages from 10.0.0.1 (too-large): larger than 1200 bytes',
    expect.stringContaining('no JSON'),
    expect.stringContaining('no words'),
    expect.stringContaining('no words'),
  ]);
});

describe('clashes', () => {
  const at = (
    address: string,
    id: string,
    boot: string,
    hostname = 'pi-1',
    own = false,
  ): ReturnType<typeof answer> => answer({ address, own, hostname, card: { id, boot } });
  test.each([
    ['one board at two addresses', [at('10.0.0.1', 'a', 'x'), at('10.0.0.2', 'a', 'x')], 0, 0],
    ['a board that was restarted', [at('10.0.0.1', 'a', 'x'), at('10.0.0.1', 'a', 'y')], 0, 0],
    ['two boards with one id', [at('10.0.0.1', 'a', 'x'), at('10.0.0.2', 'a', 'y')], 1, 0],
    ['two hosts with one name', [at('10.0.0.1', 'a', 'x'), at('10.0.0.2', 'b', 'y')], 0, 1],
    ['two agents of one host', [at('10.0.0.1', 'a', 'x'), at('10.0.0.1', 'b', 'y')], 0, 0],
    [
      'two agents of this host, by two links',
      [at('127.0.0.1', 'a', 'x', 'me', true), at('10.0.0.1', 'b', 'y', 'me', true)],
      0,
      0,
    ],
  ])('%s', (_, answers, conflicts, names) => {
    expect([said('conflict', { answers }).length, said('names', { answers }).length]).toEqual([
      conflicts,
      names,
    ]);
  });
});
