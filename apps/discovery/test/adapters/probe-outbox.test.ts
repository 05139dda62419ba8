import type { Probe } from '#contracts/udp/messages.js';
import { decodeRollCall } from '#contracts/udp/codec.js';
import { ProbeOutbox } from '#discovery/adapters/udp/probe-outbox.js';
import type { UdpSocket } from '#network/udp-socket.js';
import { Refusals } from '#runtime/refusals.js';
import { systemClock } from '#runtime/system-clock.js';
import { eventually } from '#testing/eventually.js';
import { silentLogger } from '#testing/silent-logger.js';

const ROUTES = [{ from: '10.0.0.1', to: { address: '10.0.0.255', port: 9897 } }];
const READY = Promise.resolve();
const probe = (search: string): Probe => ({ v: 1, search, window: 500, from: 'd-1' });

interface Signing {
  readonly probe: Probe;
  readonly sign: () => void;
  readonly fail: () => void;
}

/** An outbox whose signatures come when the test says so, and what went out of it. */
function outbox() {
  const sent: Probe[] = [];
  const signings: Signing[] = [];
  const send: UdpSocket['send'] = (bytes) => {
    for (const message of decodeRollCall(bytes).messages)
      if (message.command === 98 && message.probe) sent.push(message.probe);
    return Promise.resolve();
  };
  const sign = (asked: Probe): Promise<Probe> =>
    new Promise((resolve, reject) => {
      const fail = (): void => reject(new Error('no key'));
      signings.push({ probe: asked, sign: () => resolve({ ...asked, token: 'a.b.c' }), fail });
    });
  const refusals = new Refusals(silentLogger, systemClock);
  const socket = { send } as UdpSocket;
  const box = new ProbeOutbox({ at: () => socket }, { sign }, silentLogger, refusals);
  return { box, sent, signings, refusals };
}

test('probes go out in the order in which they were given, whenever their signatures come', async () => {
  const { box, sent, signings } = outbox();
  for (const search of ['s-1', 's-2', 's-3']) box.send(probe(search), ROUTES, [], READY);
  for (const { sign } of [...signings].reverse()) sign();
  await eventually('all', () => sent.length === 3);
  expect(sent.map(({ search }) => search)).toEqual(['s-1', 's-2', 's-3']);
});

test('what cannot be signed does not go out, is counted, and holds up nothing', async () => {
  const { box, sent, signings, refusals } = outbox();
  for (const search of ['s-1', 's-2']) box.send(probe(search), ROUTES, [], READY);
  signings[0]?.fail();
  signings[1]?.sign();
  await eventually('the second', () => sent.length === 1);
  expect(sent).toEqual([{ ...probe('s-2'), token: 'a.b.c' }]);
  expect(refusals.counts.toJSON()).toEqual({ 'udp-unsigned': 1 });
});

test('no more than 64 wait for their signatures; none of the others goes out bare', async () => {
  const { box, sent, signings, refusals } = outbox();
  for (let i = 0; i < 70; i += 1) box.send(probe(`s-${i}`), ROUTES, [], READY);
  expect(refusals.counts.toJSON()).toEqual({ 'udp-unsigned': 6 });
  for (const { sign } of signings) sign();
  await eventually('those that waited', () => sent.length === 64);
  box.send(probe('later'), ROUTES, [], READY);
  signings.at(-1)?.sign();
  await eventually('one more', () => sent.length === 65);
  expect(sent.every(({ token }) => token === 'a.b.c')).toBe(true);
});
