import { LinkSockets } from '#discovery/adapters/udp/link-sockets.js';
import type { BroadcastLink } from '#network/links.js';
import { eventually } from '#testing/eventually.js';
import { freeUdpPort } from '#testing/free-port.js';
import { linkAt } from '#testing/links.js';
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
