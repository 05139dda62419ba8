import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Bus } from '#bus/bus.js';
import { RollCallService } from '#camera-agent/adapters/udp/roll-call-service.js';
import { Refusals } from '#runtime/refusals.js';
import { systemClock } from '#runtime/system-clock.js';
import { systemRandom } from '#runtime/system-random.js';
import { agentBus, connected, discoveryBus } from '#testing/bus.js';
import { eventually } from '#testing/eventually.js';
import { linkAt } from '#testing/links.js';
import { localTrusts } from '#testing/local-trusts.js';
import { silentLogger } from '#testing/silent-logger.js';
import { cardOf, infoOf } from './support/rules-lab.js';
import { DiscoveryLab } from './support/discovery-lab.js';
import { hostileDatagram } from './support/hostile-datagrams.js';
import { seededRandom } from '#testing/seeded-random.js';
import { stored } from './support/stored.js';
import { minimalService, udpPeer } from './support/udp-peer.js';

let lab: DiscoveryLab;
beforeEach(async () => {
  lab = await DiscoveryLab.start();
});
afterEach(() => lab.close());

/** Somebody else on this host who shares the port, as an agent does. */
const standIn = async () => lab.opened(await udpPeer({ port: lab.udpPort }));

test('a service of the published idea is found beside agents on the same host, and lost when it stops', async () => {
  const before = await standIn();
  const oldPi = lab.opened(await minimalService('old-pi', lab.udpPort));
  await lab.discovery();
  const after = await standIn();
  const found = await lab.watcher.sees('old-pi', 'found');
  expect(found).toMatchObject({
    kind: 'unknown',
    label: 'old-pi',
    addresses: ['127.0.0.1'],
    reason: 'search',
  });
  // Silence counts once the searches of the start are over.
  for (let i = 0; i < 3; i += 1) await lab.watcher.search();
  await oldPi.close();
  for (let i = 0; i < 3; i += 1) expect(await lab.watcher.search()).toMatchObject({ answered: 0 });
  // One of the schedule may come between them, and count as well.
  const searches = lab.watcher.events
    .filter(({ type }) => type === 'search.finished')
    .map(({ data }) => data);
  const silent = searches.slice(searches.findLastIndex(({ answered }) => answered === 1) + 1);
  expect(silent.findIndex(({ lost }) => lost === 1)).toBeGreaterThanOrEqual(2);
  expect(await lab.watcher.sees('old-pi', 'lost')).toMatchObject({ id: found.id, reason: 'missed' });
  for (const { heard } of [before, after]) expect(heard[0]?.text).toMatch(/^\[98,\{"v":1,/);
  lab.opened(await minimalService('old-pi', lab.udpPort));
  await lab.watcher.search();
  expect(await lab.watcher.sees('old-pi', 'found')).toMatchObject({ firstSeen: found.firstSeen });
});

test('a search on request: its start is answered, its events are told, a second request joins it', async () => {
  await lab.discovery();
  const first = await lab.watcher.requestOwn();
  const second = await lab.watcher.request();
  expect(first).toMatchObject({ state: 'running', windowMs: 500 });
  expect(second.id).toBe(first.id);
  await lab.watcher.endOf(first);
  const told = lab.watcher.events.filter(({ subject }) => subject === first.id);
  expect(told.map(({ type }) => type)).toEqual(['search.started', 'search.finished']);
  expect(told[1]?.data).toMatchObject({ state: 'finished', answered: 0, found: 0, lost: 0 });
});

/** An agent that speaks through the broker. */
async function agentThere(id: string, hostname: string): Promise<Bus> {
  const agent = agentBus(lab.broker, id);
  agent.onConnect(() => agent.publish('agent.info', { id }, infoOf(hostname, ['127.0.0.1'])));
  return lab.opened(await connected(agent));
}

test('an agent is found by its presence, and lost with the reason of its end', async () => {
  await lab.discovery();
  const agent = await agentThere('cam-1', 'pi');
  expect(await lab.watcher.sees('pi', 'found')).toMatchObject({
    id: 'cam-1',
    kind: 'camera',
    reason: 'presence',
    addresses: ['127.0.0.1'],
    port: 9898,
  });
  const at = performance.now();
  await agent.close();
  expect(await lab.watcher.sees('pi', 'lost')).toMatchObject({ reason: 'bye' });
  expect(performance.now() - at).toBeGreaterThan(1900);
});

test('a lost service is forgotten on request; one that is found, or that nobody knows, is not', async () => {
  const agent = await agentThere('cam-1', 'pi');
  await lab.discovery();
  await lab.watcher.sees('pi', 'found');
  await expect(lab.watcher.forget('cam-1')).rejects.toMatchObject({ code: 'service-found' });
  await agent.close();
  await lab.watcher.sees('pi', 'lost');
  await lab.watcher.forget('cam-1');
  await eventually('it is gone', () => !lab.watcher.services.has('cam-1'));
  await expect(lab.watcher.forget('cam-1')).rejects.toMatchObject({ code: 'unknown-service' });
});

/** An agent that only speaks UDP says that it is here. */
async function announce(id: string, hostname: string): Promise<void> {
  const agent = lab.opened(await udpPeer());
  const announcement = JSON.stringify([99, hostname, cardOf(id)]);
  await agent.send(`${announcement}\n`, '127.255.255.255', lab.udpPort);
}

const folder = (): string => join(lab.broker.dataDir, 'discovery');
const onDisk = async (): Promise<string> => readFile(join(folder(), 'registry.json'), 'utf8').catch(() => '');

/** An agent of this operator, which speaks UDP alone: the roll call of the product. */
async function sealedAgent(id: string, hostname: string): Promise<RollCallService> {
  const link = linkAt('lo', '127.0.0.1/8');
  const service = new RollCallService({
    port: lab.udpPort,
    hostname,
    card: { id, boot: 'boot-1' },
    trust: (await localTrusts(lab.broker.dataDir))(id),
    links: () => [link],
    addresses: () => ['127.0.0.1'],
    allowFrom: [],
    clock: systemClock,
    random: systemRandom,
    logger: silentLogger,
    refusals: new Refusals(silentLogger, systemClock),
  });
  await service.start([{ kind: 'camera', port: 9898 }]);
  lab.opened({ close: () => service.stop() });
  return service;
}

test('an agent of the operator is known by its seal, found by search, and nobody speaks in its name', async () => {
  await sealedAgent('cam-1', 'pi');
  await lab.discovery();
  await lab.watcher.sees('pi', 'found');
  // A busy machine may hold an answer up for longer than one search lasts.
  await eventually('a search that it answers', async () => (await lab.watcher.search()).answered === 1);
  await announce('cam-1', 'evil');
  await lab.watcher.search();
  await eventually('it is refused', () => lab.watcher.meta?.refused['udp-unsealed'] === 1);
  expect(lab.watcher.services.get('cam-1')).toMatchObject({ hostname: 'pi', status: 'found', flags: [] });
});

test('what it announced is not said again by somebody else, also after a restart of discovery', async () => {
  const ear = await standIn();
  const first = await lab.discovery();
  const agent = await sealedAgent('cam-1', 'pi');
  const said = (): string[] => ear.heard.map(({ text }) => text).filter((text) => text.startsWith('[99'));
  await eventually('its announcements', () => said().length >= 2);
  await lab.watcher.sees('pi', 'found');
  await agent.stop();
  // Whatever was sent before a search is heard when that has ended.
  await lab.watcher.search();
  await first.close();
  lab.watcher.meta = undefined;
  await lab.discovery();
  const forger = lab.opened(await udpPeer());
  const all = said();
  for (const text of all) await forger.send(text, '127.255.255.255', lab.udpPort);
  await lab.watcher.search();
  await eventually('each is refused', () => lab.watcher.meta?.refused['udp-stale-card'] === all.length);
});

test('without a broker it finds all the same, and tells when the broker is there', async () => {
  await lab.broker.close();
  await lab.discovery();
  await announce('cam-1', 'pi');
  await eventually('it is on disk', async () => (await onDisk()).includes('cam-1'));
  await lab.brokerAgain();
  expect(await lab.watcher.sees('pi', 'found')).toMatchObject({ id: 'cam-1', reason: 'announcement' });
});

test('a broker that has forgotten everything is told everything again, lost services included', async () => {
  await lab.discovery();
  await announce('cam-1', 'pi');
  await lab.watcher.sees('pi', 'found');
  const old = lab.opened(await minimalService('old-pi', lab.udpPort));
  await lab.watcher.sees('old-pi', 'found');
  await old.close();
  const meta = await eventually('the count', () => lab.watcher.meta?.count === 2 && lab.watcher.meta);
  await lab.broker.close();
  lab.watcher.services.clear();
  lab.watcher.meta = undefined;
  await lab.brokerAgain();
  await lab.watcher.sees('pi', 'found');
  await eventually('both', () => lab.watcher.services.size === 2);
  expect(await eventually('meta', () => lab.watcher.meta)).toMatchObject({ epoch: meta.epoch, count: 2 });
});

test('a restart forgets nobody, and is a later epoch', async () => {
  const first = await lab.discovery();
  await announce('cam-1', 'pi');
  const before = await lab.watcher.sees('pi', 'found');
  const { epoch } = await eventually('meta', () => lab.watcher.meta?.count === 1 && lab.watcher.meta);
  await first.close();
  lab.watcher.services.clear();
  await lab.discovery();
  expect(await lab.watcher.sees('pi', 'found')).toEqual(before);
  await eventually('a later epoch', () => (lab.watcher.meta?.epoch ?? 0) > epoch);
});

test('what an earlier registry left on the broker is cleared', async () => {
  const earlier = await connected(discoveryBus(lab.broker));
  const { service } = stored('ghost', { hostname: 'ghost' });
  await earlier.publish('registry.service', { id: 'ghost' }, service);
  await earlier.close();
  await lab.watcher.sees('ghost', 'found');
  await lab.discovery();
  await eventually('the ghost is gone', () => !lab.watcher.services.has('ghost'));
});

test('a broken registry is set aside and discovery starts without it', async () => {
  await (await lab.discovery()).close();
  await writeFile(join(folder(), 'registry.json'), '{"services": [');
  await lab.discovery();
  await announce('cam-1', 'pi');
  await lab.watcher.sees('pi', 'found');
  expect((await readdir(folder())).filter((name) => name.startsWith('registry.json.broken-'))).toHaveLength(
    1,
  );
});

test('thousands of hostile datagrams leave a working service, and are counted', async () => {
  await lab.discovery();
  const hostile = lab.opened(await udpPeer());
  const random = seededRandom(99);
  for (let i = 0; i < 5000; i += 1) {
    await hostile.send(hostileDatagram(random), i % 2 ? '127.0.0.1' : '127.255.255.255', lab.udpPort);
  }
  await agentThere('cam-9', 'late-pi');
  await lab.watcher.sees('late-pi', 'found');
  await lab.watcher.search();
  const refused = lab.watcher.meta?.refused ?? {};
  expect(refused['udp-not-json']).toBeGreaterThan(100);
  expect(Object.keys(refused).every((kind) => kind.startsWith('udp-'))).toBe(true);
  expect(lab.watcher.services.size).toBeLessThanOrEqual(8);
});
