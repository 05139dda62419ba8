import type { DiscoverySeen } from '#doctor/domain/seen/operator.js';
import { reached, said, service, target } from '../support/observed.js';

const discovery: DiscoverySeen = {
  present: true,
  links: [{ name: 'eth0', address: '192.168.1.20', broadcast: '192.168.1.255' }],
  leftOut: [],
  seeds: [],
  refused: {},
};

function verdicts(more: Partial<DiscoverySeen>): string[] {
  return said('discovery', { operator: reached({ discovery: { ...discovery, ...more } }) }).map(
    ({ verdict, seen }) => `${verdict}: ${seen}`,
  );
}

test.each([
  ['unreachable', false, 'unknown'],
  ['unreachable', true, 'problem'],
  ['refused', true, 'unknown'],
  ['failed', false, 'problem'],
] as const)('an API that is %s (named: %s)', (state, named, verdict) => {
  const operator = { state, named, url: 'http://10.0.0.1:8080', why: 'it is so' };
  expect(said('api', { operator })).toMatchObject([
    { verdict, seen: expect.stringContaining('it is so') as string },
  ]);
  expect(said('discovery', { operator })).toEqual([]);
});

test('an API that is older does not say how discovery fares', () => {
  const operator = reached({ services: [service(), service({ found: false })] });
  expect(said('api', { operator })[0]?.seen).toContain('knows 1 found service');
  expect(said('discovery', { operator })).toMatchObject([{ verdict: 'unknown' }]);
});

describe('discovery', () => {
  test('is well', () => {
    expect(verdicts({ leftOut: ['docker0'], seeds: ['10.0.0.7'] })).toEqual([
      'ok: Discovery is connected to the broker',
      'ok: It searches on eth0 (192.168.1.255)',
      'ok: It leaves out docker0',
      'ok: It asks 10.0.0.7 as seeds',
    ]);
  });

  test('is away', () => {
    expect(verdicts({ present: false, links: [] })[0]).toMatch(/^problem: Discovery is not connected/);
  });

  test('searches nowhere but at home', () => {
    expect(verdicts({ links: [] })[1]).toMatch(/^note: It searches on no network/);
  });

  test('sees a network that fails, and says what it refused', () => {
    const found = verdicts({
      network: { silent: 9, known: 10 },
      refused: { 'udp-not-json': 4, 'mqtt-x': 0 },
    });
    expect(found[2]).toMatch(/^problem: 9 of 10 services fell silent at once/);
    expect(found[3]).toBe('note: It refused 4 times (udp-not-json): no JSON: another program on this port?');
    expect(found).toHaveLength(4);
  });
});

test.each([
  [{ flags: ['conflict'], conflict: ['10.0.0.1', '10.0.0.2'] }, 'problem', /at 10\.0\.0\.1 and 10\.0\.0\.2$/],
  [{ flags: ['flapping'] }, 'note', /found and lost again and again$/],
  [{ flags: ['udp-unreachable'], addresses: ['127.0.0.1'] }, 'note', /says no address/],
])('a service with %j', (more, verdict, text) => {
  const operator = reached({ services: [service(more)] });
  expect(said('services', { operator })).toMatchObject([
    { verdict, seen: expect.stringMatching(text) as string },
  ]);
});

test('a service that is well is not mentioned', () => {
  expect(said('services', { operator: reached({ services: [service()] }) })).toEqual([]);
});

describe('lost services', () => {
  const gone = (id: string, agoMs: number, more = {}): ReturnType<typeof service> =>
    service({ id, label: id, found: false, lost: { reason: 'will', agoMs }, ...more });

  test('are notes, the latest first, with whom to ask', () => {
    const services = [gone('old', 300_000, { addresses: ['127.0.0.1'] }), gone('left-1', 24_900), service()];
    expect(said('lost', { operator: reached({ services }) })).toMatchObject([
      {
        verdict: 'note',
        seen: 'Lost: left-1 (192.168.1.30), 24 s ago, will: its connection broke: power, network or process',
        todo: 'Ask it: "rollcall doctor --ask 192.168.1.30"; if it is gone for good, "rollcall forget left-1".',
      },
      {
        seen: expect.stringContaining('old (127.0.0.1), 5 min ago') as string,
        todo: expect.stringContaining('Start its agent again') as string,
      },
    ]);
  });

  test('that were asked already are not to be asked again', () => {
    const seen = { operator: reached({ services: [gone('left-1', 0)] }), targets: [target()] };
    expect(said('lost', seen)[0]?.todo).toContain('See above what came of asking 192.168.1.30');
  });

  test('beyond 20 are counted', () => {
    const services = Array.from({ length: 23 }, (_, i) => gone(`cam-${i}`, i));
    const found = said('lost', { operator: reached({ services }) });
    expect([found.length, found.at(-1)?.seen]).toEqual([21, '3 more services lost']);
  });
});

test.each([
  [{ expected: 3, missing: ['cam-3'] }, 'problem', 'Of the roster 2 of 3 are there; missing: cam-3'],
  [{ expected: 3, missing: [] }, 'ok', 'Of the roster 3 of 3 are there'],
])('the roster %j', (roster, verdict, seen) => {
  expect(said('roster', { operator: reached({ roster }) })).toMatchObject([{ verdict, seen }]);
});

test('a roster of nobody, or none, is not mentioned', () => {
  const nobody = { expected: 0, missing: [] };
  expect(said('roster', { operator: reached({ roster: nobody }) })).toEqual([]);
  expect(said('roster', { operator: reached() })).toEqual([]);
});
