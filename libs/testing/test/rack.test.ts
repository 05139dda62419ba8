import { connect, createServer, type Socket } from 'node:net';
import { once } from 'node:events';
import { createSocket } from 'node:dgram';
import { eventually } from '#testing/eventually.js';
import { freePort, freeUdpPort } from '#testing/free-port.js';
import { Air } from '#testing/rack/air.js';
import { Line } from '#testing/rack/line.js';
import { RackProcess, type RackSettings } from '#testing/rack/rack-process.js';
import { seededRandom } from '#testing/seeded-random.js';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

describe('the air of a host', () => {
  test('loses the part of the datagrams that it is told to, the same ones for the same seed', () => {
    const carried = (): boolean[] => {
      const air = new Air({ in: 0.2, out: 0 }, seededRandom(1));
      return Array.from({ length: 10_000 }, () => air.carries('in'));
    };
    const part = carried().filter(Boolean).length / 10_000;
    expect(part).toBeGreaterThan(0.78);
    expect(part).toBeLessThan(0.82);
    expect(carried()).toEqual(carried());
  });

  test('carries nothing once it is cut', () => {
    const air = new Air({ in: 0, out: 0 }, seededRandom(1));
    expect([air.carries('in'), air.carries('out')]).toEqual([true, true]);
    air.cut();
    expect([air.carries('in'), air.carries('out')]).toEqual([false, false]);
  });
});

describe('a line', () => {
  test('carries both ways; cut, it carries nothing', async () => {
    const port = await freePort();
    const far: Socket[] = [];
    const server = createServer((socket) => far.push(socket)).listen(port, '127.0.0.1');
    closing.push(() => server.close());
    const line = await Line.to(`mqtt://127.0.0.1:${port}`);
    closing.push(() => line.close());
    const near = connect(Number(new URL(line.url).port), '127.0.0.1');
    closing.push(() => near.destroy());
    near.on('error', () => undefined);
    near.write('a');
    const end = await eventually('the far end', () => far[0]);
    expect(String((await once(end, 'data'))[0])).toBe('a');
    end.write('b');
    expect(String((await once(near, 'data'))[0])).toBe('b');
    line.cut();
    const told: string[] = [];
    end.on('data', () => told.push('data'));
    near.end('c');
    await once(near, 'finish');
    line.close();
    await once(end, 'close');
    expect(told).toEqual([]);
  });
});

describe('a rack', () => {
  async function rackOf(more: Partial<RackSettings>): Promise<{ rack: RackProcess; port: number }> {
    const port = await freeUdpPort();
    const rack = RackProcess.start({ count: 2, port, prefix: 'cam-', ...more });
    closing.push(() => rack.close());
    return { rack, port };
  }

  test('answers a call from an address of each host, until they are killed or silent', async () => {
    const { rack, port } = await rackOf({ firstAddress: '127.1.2.3' });
    await rack.ready();
    const heard: string[] = [];
    const socket = createSocket('udp4', (bytes, { address }) => {
      heard.push(`${address} ${(JSON.parse(bytes.toString()) as [number, string])[1]}`);
    });
    closing.push(() => socket.close());
    socket.bind(0, '127.0.0.1');
    await once(socket, 'listening');
    socket.setBroadcast(true);
    const call = (): void => socket.send('[98]\n', port, '127.255.255.255');
    call();
    await eventually('both answers', () => heard.length === 2);
    expect(heard.sort()).toEqual(['127.1.2.3 pi-cam-0', '127.1.2.4 pi-cam-1']);
    expect([...rack.sentAt.keys()].sort()).toEqual(['cam-0', 'cam-1']);
    await rack.kill(0);
    call();
    await eventually('the answer of the other', () => heard.length === 3);
    expect(heard[2]).toBe('127.1.2.4 pi-cam-1');
    await rack.silence();
    expect(rack.boundAt.get('cam-1')).toBeLessThan(performance.now());
  }, 30_000);
});
