import { RollCallService, type RollCallOptions } from '#camera-agent/adapters/udp/roll-call-service.js';
import type { RollCallTrust } from '#camera-agent/adapters/udp/roll-call-trust.js';
import { decodeRollCall, encodeRollCall } from '#contracts/udp/codec.js';
import { ROLL_CALL, type Card, type Probe } from '#contracts/udp/messages.js';
import { isSealed } from '#credentials/card-seal.js';
import { loadOrCreateOperatorKey, type OperatorKey } from '#credentials/operator-key.js';
import { signProbe } from '#credentials/probe-token.js';
import type { UdpSocketEvents } from '#network/udp-socket.js';
import { Refusals } from '#runtime/refusals.js';
import { eventually } from '#testing/eventually.js';
import { FakeClock } from '#testing/fake-clock.js';
import { linkAt } from '#testing/links.js';
import { localTrusts } from '#testing/local-trusts.js';
import { seededRandom } from '#testing/seeded-random.js';
import { silentLogger } from '#testing/silent-logger.js';
import { tempDir } from '#testing/temp-dir.js';

const OPERATOR = '10.0.0.1';
const FAR = '203.0.113.7';
const ADDRESSES = ['10.0.0.5', '127.0.0.1'];

/** A service whose datagrams the test gives and takes: no socket here has an address on another network. */
class Air {
  readonly clock = new FakeClock();
  readonly refusals = new Refusals(silentLogger, this.clock);
  readonly sent: { card: Card; hostname: string; to: string }[] = [];
  readonly service: RollCallService;
  private events: UdpSocketEvents | undefined;

  constructor(more: Partial<RollCallOptions>) {
    const close = (): Promise<void> => Promise.resolve();
    this.service = new RollCallService({
      port: 9897,
      hostname: 'pi',
      card: { id: 'cam-1', boot: 'boot-1' },
      links: () => [linkAt('eth0', '10.0.0.5/24'), linkAt('lo', '127.0.0.1/8')],
      addresses: () => ADDRESSES,
      allowFrom: [],
      clock: this.clock,
      random: { next: () => 0, id: () => 'id' },
      logger: silentLogger,
      refusals: this.refusals,
      openSockets: (_, events) => {
        this.events = events;
        return Promise.resolve({ listening: { close }, own: { send: this.send.bind(this), close } });
      },
      ...more,
    });
  }

  async start(): Promise<this> {
    await this.service.start([{ kind: 'camera', port: 9898 }]);
    return this;
  }

  /** Hears a call; gives the answer to it. */
  async asked(probe: Probe, address: string): Promise<Card> {
    this.hears(probe, address);
    const [{ card } = { card: undefined }] = await eventually('the answer', () => this.answers(probe.search));
    if (!card) throw new Error('there is no card');
    return card;
  }

  hears(probe: Probe, address: string): void {
    const bytes = encodeRollCall({ command: ROLL_CALL, probe });
    this.events?.received(bytes, { address, port: 4000, family: 'IPv4', size: bytes.length });
    this.clock.advance(1);
  }

  answers(search: string): Air['sent'] | false {
    const answers = this.sent.filter(({ card }) => card.search === search);
    return answers.length > 0 && answers;
  }

  private send(bytes: Uint8Array, { address }: { address: string }): Promise<void> {
    for (const message of decodeRollCall(bytes).messages)
      if (message.command !== ROLL_CALL && message.card)
        this.sent.push({ card: message.card, hostname: message.hostname, to: address });
    return Promise.resolve();
  }
}

let key: OperatorKey;
let trust: RollCallTrust;
let heard: number;
beforeEach(async () => {
  const folder = await tempDir();
  key = await loadOrCreateOperatorKey(folder);
  heard = 0;
  trust = { ...(await localTrusts(folder))('cam-1'), operatorHeard: () => void (heard += 1) };
});

async function probe(search: string, signedAt = 1, window = 0): Promise<Probe> {
  const plain = { v: 1, search, window, from: 'd-1' } as const;
  const places = { at: [OPERATOR, FAR], https: 8443 };
  return { ...plain, token: await signProbe(key.privateKey, plain, places, signedAt) };
}

test('the operator gets a sealed card, with the search and the addresses', async () => {
  const air = await new Air({ trust }).start();
  const card = await air.asked(await probe('s-1'), OPERATOR);
  expect(card).toMatchObject({ search: 's-1', at: ADDRESSES, services: [{ kind: 'camera', port: 9898 }] });
  expect(isSealed(trust.cardKey, 'pi', card)).toBe(true);
  expect([card.n, card.unclaimed, heard]).toEqual([undefined, undefined, 1]);
});

test('all answers to one search are the same, byte for byte', async () => {
  const air = await new Air({ trust }).start();
  const one = await probe('s-1');
  await air.asked(one, OPERATOR);
  air.hears(one, OPERATOR);
  const [first, second] = await eventually('both', () => {
    const answers = air.answers('s-1');
    return answers && answers.length === 2 && answers;
  });
  expect(first).toEqual(second);
});

test('a stranger is told who is there, without a seal, and teaches nothing', async () => {
  const air = await new Air({ trust }).start();
  const { token: _, ...plain } = await probe('s-1');
  expect(await air.asked(plain, '10.0.0.66')).toEqual({
    ...{ v: 1, id: 'cam-1', boot: 'boot-1', state: 'here', search: 's-1' },
    services: [{ kind: 'camera', port: 9898 }],
  });
  expect(heard).toBe(0);
});

test('far away the operator alone is answered', async () => {
  const air = await new Air({ trust }).start();
  expect(await air.asked(await probe('s-1'), FAR)).toMatchObject({ token: expect.any(String) as string });
  air.hears({ ...(await probe('s-2')), window: 1 }, FAR);
  air.hears(await probe('s-3'), '203.0.113.66');
  await eventually('both refused', () => air.refusals.counts.toJSON()['udp-off-link'] === 2);
  expect([air.answers('s-2'), air.answers('s-3')]).toEqual([false, false]);
});

test('announcements and farewells are sealed, each with a number of its own, greater than any before', async () => {
  const air = await new Air({ trust }).start();
  air.clock.advance(3500);
  const stopped = air.service.stop();
  await eventually('the pause after the first goodbye', () => air.clock.timers > 0);
  air.clock.advance(100);
  await stopped;
  // Three on two links, and the goodbye twice.
  expect(air.sent.map(({ card }) => card.state)).toEqual([
    ...Array<string>(6).fill('here'),
    ...Array<string>(4).fill('bye'),
  ]);
  for (const { card, hostname } of air.sent) {
    expect(isSealed(trust.cardKey, hostname, card)).toBe(true);
    expect(card).toMatchObject({ at: ADDRESSES });
  }
  const numbers = air.sent.map(({ card }) => card.n ?? 0);
  expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
});

test('an agent that nobody let join says so, offers nothing, and tells who searches', async () => {
  const seen: unknown[] = [];
  const air = await new Air({ strangerHeard: (...each) => void seen.push(each) }).start();
  air.clock.advance(1);
  const unclaimed = { v: 1, id: 'cam-1', boot: 'boot-1', state: 'here', services: [], unclaimed: true };
  expect(air.sent[0]?.card).toEqual(unclaimed);
  expect(await air.asked(await probe('s-1'), OPERATOR)).toEqual({ ...unclaimed, search: 's-1' });
  expect(seen).toEqual([[OPERATOR, { https: 8443 }]]);
});

test('a flood of forged signatures, near and far, keeps the operator from no answer', async () => {
  const air = await new Air({ trust, random: seededRandom(7) }).start();
  const forged = { ...(await probe('forged')), window: 5000, token: 'a.b.c' };
  let last = await probe('s-0', 0, 500);
  for (let round = 1; round <= 20; round += 1) {
    for (let i = 0; i < 100; i += 1) {
      air.hears({ ...forged, search: `f-${i}` }, `10.0.0.${61 + (i % 5)}`);
      air.hears(forged, `203.0.113.${i}`);
      // Heard before, and said again from elsewhere.
      air.hears(last, `10.0.0.${66 + (i % 5)}`);
      if (i === 50) air.hears((last = await probe(`s-${round}`, round, 500)), OPERATOR);
    }
    const { search } = last;
    air.clock.advance(500);
    await eventually('a sealed answer', () => {
      const answers = air.answers(search);
      return answers && answers.some(({ card, to }) => card.token !== undefined && to === OPERATOR);
    });
    air.clock.advance(1000);
  }
  expect(
    air.sent.filter(({ card, to }) => card.token !== undefined && card.search && to !== OPERATOR),
  ).toEqual([]);
});
