import { UdpRollCall } from '#discovery/adapters/udp/udp-roll-call.js';
import type { ProbeSigner } from '#discovery/adapters/udp/probe-signer.js';
import type { Heard } from '#discovery/domain/heard.js';
import { Refusals } from '#runtime/refusals.js';
import { StartError } from '#runtime/start-error.js';
import { systemClock } from '#runtime/system-clock.js';
import { eventually } from '#testing/eventually.js';
import { freeUdpPort } from '#testing/free-port.js';
import { silentLogger } from '#testing/silent-logger.js';
import { minimalService, udpPeer, type UdpPeer } from '../support/udp-peer.js';

const PROBE = { v: 1, search: 's-1', window: 500, from: 'me' } as const;
const TOKEN = 'a.b.c';
const CALL = `${JSON.stringify([98, { ...PROBE, token: TOKEN }])}\n`;
/** Signs at once; the real one is met in its own tests. */
const signer: Pick<ProbeSigner, 'sign'> = { sign: (probe) => Promise.resolve({ ...probe, token: TOKEN }) };

const open: { close?: () => Promise<void>; stop?: () => Promise<void> }[] = [];
afterEach(async () => {
  for (const each of open.splice(0)) await (each.close?.() ?? each.stop?.());
});

async function peer(...at: Parameters<typeof udpPeer>): Promise<UdpPeer> {
  const made = await udpPeer(...at);
  open.push(made);
  return made;
}

async function started(port: number, more: { interfaces?: string[]; seeds?: string[] } = {}) {
  const refusals = new Refusals(silentLogger, systemClock);
  const options = { port, interfaces: more.interfaces ?? ['lo'], seeds: more.seeds ?? [] };
  const rollCall = new UdpRollCall(options, signer, systemClock, silentLogger, refusals);
  const heard: Heard[] = [];
  await rollCall.start({ heard: (each) => void heard.push(each), interfacesChanged: () => undefined });
  open.push(rollCall);
  return { rollCall, heard, refusals };
}

test('unicast to the port reaches discovery, whoever shares it and whenever they came', async () => {
  const port = await freeUdpPort();
  const before = await peer({ port });
  const { heard } = await started(port);
  const after = await peer({ port });
  const sender = await peer();
  for (let i = 0; i < 20; i += 1) await sender.send(`[99,"pi-${i}"]\n`, '127.0.0.1', port);
  await eventually('all answers', () => heard.length === 20);
  expect(heard[0]).toEqual({ address: '127.0.0.1', port: sender.port, own: true, hostname: 'pi-0' });
  expect([...before.heard, ...after.heard]).toEqual([]);
});

test('a call reaches everybody who shares the port, and their answers come back', async () => {
  const port = await freeUdpPort();
  const { rollCall, heard } = await started(port);
  const services = await Promise.all(['old-pi', 'older-pi'].map((name) => minimalService(name, port)));
  open.push(...services);
  rollCall.refresh();
  rollCall.call(PROBE);
  await eventually('both answers', () => heard.length === 2);
  expect(heard.map(({ hostname }) => hostname).sort()).toEqual(['old-pi', 'older-pi']);
  expect(services[0]?.heard).toEqual([{ text: CALL, address: '127.0.0.1', port }]);
});

test('announcements by broadcast are heard', async () => {
  const port = await freeUdpPort();
  const { heard } = await started(port);
  const agent = await peer();
  const card = { v: 1, id: 'cam-1', boot: 'b', state: 'here', services: [] };
  await agent.send(`${JSON.stringify([99, 'pi', card])}\n`, '127.255.255.255', port);
  await eventually('the announcement', () => heard.length === 1);
  expect(heard[0]).toMatchObject({ hostname: 'pi', card, port: agent.port });
});

test('seeds are called by unicast', async () => {
  const port = await freeUdpPort();
  const seed = await peer({ address: '127.0.0.2', port });
  const { rollCall } = await started(port, { interfaces: [], seeds: ['127.0.0.2'] });
  rollCall.call(PROBE);
  await eventually('the call', () => seed.heard.length === 1);
  expect(seed.heard[0]?.text).toBe(CALL);
});

test('local services are asked again by broadcast on loopback, by one for all', async () => {
  const port = await freeUdpPort();
  const agent = await peer({ port });
  const { rollCall } = await started(port);
  for (const agentPort of [1, 2, 3]) rollCall.confirm({ address: '127.0.0.1', port: agentPort }, PROBE);
  rollCall.call({ ...PROBE, search: 'the-end' });
  await eventually('the end', () => agent.heard.at(-1)?.text.includes('the-end'));
  expect(agent.heard).toHaveLength(2);
});

test('nobody is asked who is in no network of this host, which a forged sender may claim', async () => {
  const { rollCall, refusals } = await started(await freeUdpPort());
  rollCall.confirm({ address: '203.0.113.9' }, PROBE);
  expect(refusals.counts.toJSON()).toEqual({ 'udp-asked-off-link': 1 });
});

test('a port that somebody holds for himself is an error of the start', async () => {
  const holder = await peer({ reuseAddr: false });
  const start = started(holder.port);
  await expect(start).rejects.toThrow(StartError);
  await expect(start).rejects.toThrow(/UDP port \d+.* is taken: .*ROLLCALL_DISCOVERY_PORT/);
});

test('what cannot be read is counted', async () => {
  const port = await freeUdpPort();
  const { heard, refusals } = await started(port);
  const sender = await peer();
  for (const text of [
    'hello',
    '[99]\n',
    `[99,"${'x'.repeat(1300)}"]`,
    new Uint8Array([0xff, 0x0a]),
    '[98]\n',
  ]) {
    await sender.send(text, '127.0.0.1', port);
  }
  await sender.send('[99,"pi"]', '127.0.0.1', port);
  await eventually('the good one', () => heard.length === 1);
  expect(refusals.counts.toJSON()).toEqual({
    'udp-not-json': 1,
    'udp-bad-hostname': 1,
    'udp-too-large': 1,
    'udp-not-utf8': 1,
  });
});

test('after its stop the port is free', async () => {
  const port = await freeUdpPort();
  const { rollCall } = await started(port);
  rollCall.refresh();
  rollCall.call(PROBE);
  await rollCall.stop();
  open.length = 0;
  await expect(peer({ port, reuseAddr: false })).resolves.toBeDefined();
});
