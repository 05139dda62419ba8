import { decodeRollCall } from '#contracts/udp/codec.js';
import { ROLL_ANSWER, type Card } from '#contracts/udp/messages.js';
import { forgeryTrials } from '#doctor/adapters/security/forgery-trials.js';
import type { Got, SearchableApi } from '#doctor/main.js';
import { systemRandom as random } from '#runtime/system-random.js';
import { silentLogger as logger } from '#testing/silent-logger.js';
import { udpPeer, type UdpPeer } from '../../../discovery/test/support/udp-peer.js';
import { fasterClock } from '../support/faster-clock.js';
import { tried } from '../support/tried.js';

/** Half a minute goes by in one second and a half. */
const clock = fasterClock(20);

const FOUND = {
  ...{ id: 'cam-1', kind: 'camera', hostname: 'pi-1', addresses: ['192.0.2.7'], port: 9898, flags: [] },
  ...{ status: 'found', reason: 'search', lastSeen: '2026-01-01T00:00:10.000Z' },
};

/** A discovery and an API in one: what it believes is told at once. */
interface Discovery {
  readonly peer: UdpPeer;
  readonly api: SearchableApi;
  readonly cards: readonly Card[];
}

type Belief = (card: Card, from: string) => object | undefined;

let discovery: Discovery | undefined;

afterEach(async () => discovery?.peer.close());

/** `believes`: what a card makes of the camera; whatever makes nothing of it is refused, and told unless `silent`. */
async function discoveryThat(
  believes: Belief,
  { silent = false, services = [FOUND], at = '127.0.0.1' } = {},
): Promise<Discovery> {
  const peer = await udpPeer({ address: '127.0.0.1', reuseAddr: false });
  const cards: Card[] = [];
  let service: object | undefined = services[0];
  let refused = 0;
  const hear = (): void => {
    for (const { text, address } of peer.heard.splice(0)) {
      const [message] = decodeRollCall(Buffer.from(text)).messages;
      if (message?.command !== ROLL_ANSWER || !message.card) continue;
      cards.push(message.card);
      const change = believes(message.card, address);
      if (change) service = 'gone' in change ? undefined : { ...service, ...change };
      else refused += 1;
    }
  };
  const bodies: Record<string, () => object> = {
    '/services': () => ({ items: service ? [service] : [] }),
    '/discovery': () => ({
      present: true,
      links: [{ name: 'lo', address: at, broadcast: '127.255.255.255' }],
      refused: silent ? {} : { 'udp-unsealed': refused },
    }),
    '/searches/latest': () => ({ id: 'search-1' }),
  };
  const get = (path: string): Promise<Got> => {
    hear();
    return Promise.resolve({ kind: 'body', body: bodies[path]?.() });
  };
  return (discovery = {
    peer,
    cards,
    api: {
      url: 'http://127.0.0.1:9',
      named: true,
      search: () => Promise.resolve({ kind: 'refused', why: 'it may not' }),
      get,
    },
  });
}

async function outcomes({ api, peer }: Discovery): Promise<[verdict: string, seen: string][]> {
  const target = {
    ...{
      api,
      port: peer.port,
      isOwn: (address: string) => address.startsWith('127.'),
      clock,
      random,
      logger,
    },
    ...{ signal: AbortSignal.timeout(30_000), said: () => undefined },
  };
  return (await tried(forgeryTrials(target))).map(([, verdict, seen]) => [verdict, seen]);
}

test('a discovery that refuses both, and says so, holds; a card of the last search says where it comes from', async () => {
  const real = await discoveryThat(() => undefined);
  expect((await outcomes(real)).map(([verdict]) => verdict)).toEqual(['ok', 'ok']);
  expect(real.cards).toMatchObject([
    { id: 'cam-1', state: 'bye', search: 'search-1', at: ['127.0.0.1'] },
    { id: 'cam-1', state: 'here', search: 'search-1', at: ['127.0.0.1'] },
  ]);
  for (const { n, token } of real.cards)
    expect([n, token]).toEqual([undefined, expect.stringMatching(/^[\w-]{43}$/)]);
});

test('a camera with all addresses of this host is spoken for from another one', async () => {
  const here = { ...FOUND, addresses: ['127.0.0.1'] };
  const real = await discoveryThat(() => undefined, { services: [here] });
  await outcomes(real);
  expect(real.cards.map(({ at }) => at)).toEqual([['127.0.0.2'], ['127.0.0.2']]);
});

test.each<[string, Card['state'], Belief]>([
  ['loses the camera', 'bye', () => ({ status: 'lost', reason: 'bye' })],
  ['forgets it', 'bye', () => ({ gone: true })],
  ['moves it', 'here', (_, from) => ({ addresses: [from] })],
  ['adds an address', 'here', (_, from) => ({ addresses: [from, '192.0.2.7'] })],
  ['takes it for two', 'here', (_, from) => ({ conflict: [from, '192.0.2.7'] })],
  ['sets back when it was seen', 'here', () => ({ lastSeen: '2026-01-01T00:00:09.000Z' })],
])('a discovery that %s is told of', async (_, state, belief) => {
  const gullible = await discoveryThat((card, from) =>
    card.state === state ? belief(card, from) : undefined,
  );
  const all = await outcomes(gullible);
  const [verdict, seen] = all[state === 'bye' ? 0 : 1] ?? [];
  expect([verdict, seen]).toEqual(['problem', expect.stringContaining('cam-1')]);
  if (state === 'here') expect(all[0]?.[0]).toBe('ok');
  // Who believes the first is not tried any further.
  expect(gullible.cards).toHaveLength(state === 'bye' ? 1 : 2);
});

test('a camera that is lost by itself meanwhile is no forgery', async () => {
  const all = await outcomes(await discoveryThat(() => ({ status: 'lost', reason: 'will' })));
  expect(all.map(([verdict]) => verdict)).toEqual(['note', 'note']);
});

test.each<[string, () => Promise<Discovery>]>([
  ['discovery does not tell that it heard it', () => discoveryThat(() => undefined, { silent: true })],
  ['no camera is found', () => discoveryThat(() => undefined, { services: [] })],
  ['discovery is on another host', () => discoveryThat(() => undefined, { at: '192.0.2.1' })],
])('it was not tried where %s', async (_, made) => {
  expect((await outcomes(await made())).map(([verdict]) => verdict)).toEqual(['note', 'note']);
});
