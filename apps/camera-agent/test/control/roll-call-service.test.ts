import { RollCallService, type RollCallOptions } from '#camera-agent/adapters/udp/roll-call-service.js';
import type { Link } from '#network/links.js';
import { Refusals } from '#runtime/refusals.js';
import { systemClock } from '#runtime/system-clock.js';
import { systemRandom } from '#runtime/system-random.js';
import { eventually } from '#testing/eventually.js';
import { freeUdpPort } from '#testing/free-port.js';
import { linkAt } from '#testing/links.js';
import { localTrusts } from '#testing/local-trusts.js';
import { silentLogger } from '#testing/silent-logger.js';
import { tempDir } from '#testing/temp-dir.js';
import { closeUdpClients, UdpClient } from './udp-client.js';

const LOOPBACK_BROADCAST = '127.255.255.255';
const loopback = [linkAt('lo', '127.0.0.1/8')];

/** What everybody is told of an agent that was let join. */
const CARD = { v: 1, id: 'cam-1', boot: 'boot-1', state: 'here', services: [{ kind: 'camera', port: 9898 }] };
const probe = (search: string, window = 0): string =>
  `${JSON.stringify([98, { v: 1, search, window, from: 'd-1' }])}\n`;

const running: RollCallService[] = [];

async function startService(
  more: Partial<RollCallOptions> = {},
): Promise<{ service: RollCallService; port: number; refusals: Refusals }> {
  const refusals = new Refusals(silentLogger, systemClock);
  const port = more.port ?? (await freeUdpPort());
  const service = new RollCallService({
    port,
    hostname: 'pi-kitchen',
    card: { id: 'cam-1', boot: 'boot-1' },
    trust: (await localTrusts(await tempDir()))('cam-1'),
    links: () => loopback,
    addresses: () => ['127.0.0.1'],
    allowFrom: [],
    clock: systemClock,
    random: systemRandom,
    logger: silentLogger,
    refusals,
    ...more,
  });
  await service.start(CARD.services);
  running.push(service);
  return { service, port, refusals };
}

afterEach(async () => {
  await Promise.all(running.splice(0).map((service) => service.stop()));
  await closeUdpClients();
});

describe('a bare client of the published idea', () => {
  test.each(['127.0.0.1', LOOPBACK_BROADCAST])('sends [98] to %s and reads who is there', async (address) => {
    const { port } = await startService();
    const client = await UdpClient.open();
    await client.send('[98]\n', port, address);
    await eventually('an answer', () => client.heard.length > 0);
    expect(client.messages).toEqual([[99, 'pi-kitchen', CARD]]);
    expect(client.heard[0]?.text.endsWith('\n')).toBe(true);
    // From a socket of its own: the shared port would send the next answer to somebody else.
    expect(client.heard[0]?.from.port).not.toBe(port);
  });

  test('reads an answer from each of two agents on one port', async () => {
    const { port } = await startService();
    await startService({ port, card: { id: 'cam-2', boot: 'boot-2' } });
    const client = await UdpClient.open();
    await client.send('[98]', port, LOOPBACK_BROADCAST);
    await eventually('both answer', () => client.heard.length === 2);
    expect(client.heard.map(({ text }) => /cam-\d/.exec(text)?.[0]).sort()).toEqual(['cam-1', 'cam-2']);
  });
});

describe('a probe', () => {
  test('is answered with its search, once for each datagram, within its window', async () => {
    const { port } = await startService();
    const client = await UdpClient.open();
    const sentAt = performance.now();
    for (let i = 0; i < 3; i += 1) await client.send(probe('s-7', 200), port);
    await eventually('three answers', () => client.heard.length === 3);
    expect(client.messages).toEqual([1, 2, 3].map(() => [99, 'pi-kitchen', { ...CARD, search: 's-7' }]));
    for (const { at } of client.heard) expect(at - sentAt).toBeLessThan(200 + 1000);
  });

  test('to the address and port of an answer reaches that agent alone', async () => {
    const { port } = await startService();
    await startService({ port, card: { id: 'cam-2', boot: 'boot-2' } });
    const client = await UdpClient.open();
    await client.send(probe('s-1'), port, LOOPBACK_BROADCAST);
    await eventually('both answer', () => client.heard.length === 2);
    const first = client.heard.find(({ text }) => text.includes('cam-1'));
    client.heard.length = 0;
    await client.send(probe('s-2'), first?.from.port ?? 0);
    await eventually('one answers', () => client.heard.length === 1);
    expect(client.messages).toEqual([[99, 'pi-kitchen', { ...CARD, search: 's-2' }]]);
  });
});

describe('what is not answered', () => {
  /** Everything before this one has been handled when its answer comes. */
  async function handled(port: number): Promise<void> {
    const marker = await UdpClient.open();
    await marker.send(probe('marker'), port, LOOPBACK_BROADCAST);
    await eventually('the marker is answered', () => marker.heard.length > 0);
  }

  test('any bytes that are no message: they are counted', async () => {
    const { port, refusals } = await startService();
    const client = await UdpClient.open();
    for (const bytes of [
      '',
      '\n',
      'hello\n',
      '[97]\n',
      '[99,""]\n',
      '[98,{}]\n',
      Buffer.alloc(1300),
      Buffer.of(0xff),
    ])
      await client.send(bytes, port);
    await handled(port);
    expect(client.heard).toEqual([]);
    expect(refusals.counts.toJSON()).toEqual({
      'udp-not-json': 1,
      'udp-not-a-message': 1,
      'udp-bad-hostname': 1,
      'udp-bad-probe': 1,
      'udp-too-large': 1,
      'udp-not-utf8': 1,
    });
  });

  test('answers of others: they are everybody’s, and count as nothing wrong', async () => {
    const { port, refusals } = await startService();
    const client = await UdpClient.open();
    await client.send('[99,"old-pi"]\n', port);
    await client.send(`${JSON.stringify([99, 'other', CARD])}\n`, port);
    await handled(port);
    expect(client.heard).toEqual([]);
    expect(refusals.counts.total).toBe(0);
  });

  test('more than five searches a second', async () => {
    const { port, refusals } = await startService();
    const client = await UdpClient.open(0, '127.0.0.5');
    for (let i = 0; i < 8; i += 1) await client.send(probe(`s-${i}`), port, '127.0.0.1');
    await eventually('three are refused', () => refusals.counts.toJSON()['udp-too-many'] === 3);
    await eventually('five are answered', () => client.heard.length === 5);
  });
});

describe('announcements', () => {
  test('go to the broadcast address of every link, and a goodbye twice', async () => {
    const port = await freeUdpPort();
    const listener = await UdpClient.open(port);
    const { service } = await startService({ port, random: { next: () => 0, id: () => 'id' } });
    await eventually('the first comes at once', () => listener.heard.length === 1);
    await eventually('the second comes a second later', () => listener.heard.length === 2);
    expect(listener.messages).toMatchObject([1, 2].map(() => [99, 'pi-kitchen', CARD]));
    listener.heard.length = 0;
    await service.stop();
    running.length = 0;
    await eventually('two goodbyes', () => listener.heard.length === 2);
    expect(listener.messages).toMatchObject([1, 2].map(() => [99, 'pi-kitchen', { ...CARD, state: 'bye' }]));
  });
});

test('a datagram that the system refuses is counted, and the others are sent', async () => {
  const port = await freeUdpPort();
  const listener = await UdpClient.open(port);
  const links = (): Link[] => [{ ...linkAt('eth0', '10.0.0.1/24'), broadcast: 'no address' }, ...loopback];
  const { refusals } = await startService({ port, links, random: { next: () => 0, id: () => 'id' } });
  await eventually('the announcement', () => listener.heard.length === 1);
  await eventually('the refusal', () => refusals.counts.toJSON()['udp-failed'] === 1);
});

test('a port that another program keeps for itself is refused with a sentence', async () => {
  const keeper = await UdpClient.open();
  await expect(startService({ port: keeper.port })).rejects.toThrow(
    new RegExp(
      `^UDP port ${keeper.port}, where the roll call would listen, is taken: .+ROLLCALL_DISCOVERY_PORT`,
    ),
  );
});

test('an answer that still waits is not sent after the stop', async () => {
  const { service, port, refusals } = await startService();
  const client = await UdpClient.open();
  await client.send(probe('s-1', 10_000), port);
  await client.send('nonsense', port);
  await eventually('both arrived', () => refusals.counts.total === 1);
  await service.stop();
  await service.stop();
  running.length = 0;
  expect(client.messages.filter((message) => JSON.stringify(message).includes('s-1'))).toEqual([]);
});
