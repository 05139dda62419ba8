import { decodeRollCall, encodeRollCall } from '#contracts/udp/codec.js';
import { ROLL_ANSWER, ROLL_CALL, type Card } from '#contracts/udp/messages.js';
import { madeUpSecret } from '#doctor/adapters/security/made-up.js';
import type { Trial } from '#doctor/adapters/security/try-out.js';
import { udpTrials } from '#doctor/adapters/security/udp-trials.js';
import type { BroadcastLink } from '#network/links.js';
import { systemClock } from '#runtime/system-clock.js';
import { systemRandom as random } from '#runtime/system-random.js';
import { freeUdpPort } from '#testing/free-port.js';
import { silentLogger as logger } from '#testing/silent-logger.js';
import { closeLab, labAgent } from '../../../camera-agent/test/control/agent-lab.js';
import { udpPeer, type UdpPeer } from '../../../discovery/test/support/udp-peer.js';
import { fasterClock } from '../support/faster-clock.js';
import { tried, verdicts } from '../support/tried.js';

const DEADLINE_MS = 60_000;
const LOOPBACK: BroadcastLink = {
  name: 'lo',
  address: '127.0.0.1',
  subnet: { network: 0x7f000000, prefix: 8 },
  broadcast: '127.255.255.255',
  loopback: true,
};
let peer: UdpPeer | undefined;

afterEach(async () => {
  await closeLab();
  await peer?.close();
});

function trials(port: number, links = [LOOPBACK], clock = fasterClock(5)): Trial[] {
  const parts = { clock, logger, signal: AbortSignal.timeout(DEADLINE_MS), self: random.id() };
  return udpTrials({ links, port, random, parts });
}

/** An agent that answers whoever asks with a card of this kind; `signed` alone: those who show any token. */
async function answering(more: Partial<Card>, signed = false): Promise<number> {
  const port = await freeUdpPort();
  const service = await udpPeer({ port, address: '0.0.0.0' });
  peer = service;
  const own = await udpPeer();
  const answered = setInterval(() => {
    for (const { text, address, port: from } of service.heard.splice(0)) {
      const [call] = decodeRollCall(Buffer.from(text)).messages;
      if (call?.command !== ROLL_CALL || !call.probe || (signed && call.probe.token === undefined)) continue;
      const { search } = call.probe;
      const card: Card = { v: 1, id: 'cam-1', boot: 'b', state: 'here', services: [], search, ...more };
      void own.send(encodeRollCall({ command: ROLL_ANSWER, hostname: 'pi', card }), address, from);
    }
  }, 20);
  peer = {
    ...service,
    close: async () => {
      clearInterval(answered);
      await own.close();
      await service.close();
    },
  };
  return port;
}

test(
  'the real agent gives a stranger, and an operator who is none of its own, a card without a seal',
  async () => {
    const { discoveryPort } = await labAgent(undefined);
    expect(await verdicts(trials(discoveryPort, [LOOPBACK], systemClock))).toEqual(['ok', 'ok']);
  },
  DEADLINE_MS,
);

test.each<[string, Partial<Card>]>([
  ['token', { token: madeUpSecret(random) }],
  ['at', { at: ['127.0.0.1'] }],
  ['n', { n: 7 }],
])(
  'an agent that gives its %s to everybody is named',
  async (_, more) => {
    const all = await tried(trials(await answering(more)));
    expect(all.map(([, verdict, seen]) => [verdict, seen.endsWith(': cam-1')])).toEqual([
      ['problem', true],
      ['problem', true],
    ]);
  },
  DEADLINE_MS,
);

test(
  'an agent that takes any signature for that of its operator is told of by the second trial alone',
  async () => {
    const sealed = await answering({ token: madeUpSecret(random) }, true);
    expect(await verdicts(trials(sealed))).toEqual(['note', 'problem']);
  },
  DEADLINE_MS,
);

test(
  'where nobody answers, or none that has joined, it was not tried',
  async () => {
    expect(await verdicts(trials(await freeUdpPort(), []))).toEqual(['note', 'note']);
    expect(await verdicts(trials(await freeUdpPort()))).toEqual(['note', 'note']);
    expect(await verdicts(trials(await answering({ unclaimed: true })))).toEqual(['note', 'note']);
  },
  DEADLINE_MS,
);
