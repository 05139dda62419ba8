import { LinkSockets } from '#discovery/adapters/udp/link-sockets.js';
import { LinkWatch } from '#discovery/adapters/udp/link-watch.js';
import type { BroadcastLink } from '#network/links.js';
import { eventually } from '#testing/eventually.js';
import { FakeClock } from '#testing/fake-clock.js';
import { freeUdpPort } from '#testing/free-port.js';
import { ipv4, linkAt } from '#testing/links.js';
import { silentLogger } from '#testing/silent-logger.js';
import { udpPeer } from '../support/udp-peer.js';

const loopback = (address: string): BroadcastLink => linkAt('lo', `${address}/8`);

test('sockets follow the links: opened when one appears, closed when it vanishes', async () => {
  const port = await freeUdpPort();
  const heard: string[] = [];
  const sockets = new LinkSockets(
    port,
    (bytes) => void heard.push(Buffer.from(bytes).toString()),
    silentLogger,
  );
  await sockets.open([loopback('127.0.0.1')]);
  await sockets.follow([loopback('127.0.0.1'), loopback('127.0.0.2')]);
  const peer = await udpPeer({ address: '127.0.0.1' });
  await peer.send('to-2', '127.0.0.2', port);
  await eventually('the new socket', () => heard.includes('to-2'));
  await sockets.follow([loopback('127.0.0.2')]);
  expect([sockets.at('127.0.0.1'), sockets.at('127.0.0.2')]).toEqual([undefined, expect.anything()]);
  await sockets.close();
  await peer.close();
});

test('an address that cannot be bound is left out, logged, and tried again', async () => {
  const port = await freeUdpPort();
  const warnings: object[] = [];
  const logger = { ...silentLogger, warn: (facts: object) => void warnings.push(facts) };
  const sockets = new LinkSockets(port, () => undefined, logger);
  const links = [loopback('203.0.113.9'), loopback('127.0.0.1')];
  await sockets.open(links);
  expect(warnings).toMatchObject([{ address: '203.0.113.9', err: { code: 'EADDRNOTAVAIL' } }]);
  expect(sockets.at('127.0.0.1')).toBeDefined();
  await sockets.follow(links);
  expect(warnings).toHaveLength(2);
  await sockets.close();
});

test('the watch tells when links come and go, and looks only at those that are named', () => {
  const clock = new FakeClock();
  const address = (text: string) => [ipv4(`${text}/24`)];
  let interfaces = { eth0: address('10.0.0.1'), wlan0: address('10.1.0.1') };
  const watch = new LinkWatch(clock, ['eth0', 'usb0'], () => interfaces);
  let changes = 0;
  watch.start(() => (changes += 1));
  expect(watch.links.map(({ name }) => name)).toEqual(['eth0']);
  expect(watch.missing()).toEqual(['usb0']);
  expect([watch.isOwn('10.1.0.1'), watch.isOwn('127.0.0.9'), watch.isOwn('10.0.0.9')]).toEqual([
    true,
    true,
    false,
  ]);
  clock.advance(10_000);
  expect(changes).toBe(0);
  interfaces = { ...interfaces, eth0: address('10.0.0.2') };
  clock.advance(2000);
  expect([changes, watch.links[0]?.address]).toEqual([1, '10.0.0.2']);
  interfaces = { ...interfaces, eth0: address('10.0.0.3') };
  watch.stop();
  clock.advance(10_000);
  expect([changes, clock.timers]).toEqual([1, 0]);
});

test('a link without a broadcast is not called on, but its address is this host', () => {
  const interfaces = { eth0: [ipv4('10.0.0.1/24')], usb0: [ipv4('10.1.0.1/32')] };
  const watch = new LinkWatch(new FakeClock(), undefined, () => interfaces);
  watch.look();
  expect(watch.links.map(({ name }) => name)).toEqual(['eth0']);
  expect(watch.isOwn('10.1.0.1')).toBe(true);
});
