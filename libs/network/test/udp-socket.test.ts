import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';
import { openRollCallPort } from '#network/roll-call-port.js';
import { EVERY_ADDRESS, UdpSocket } from '#network/udp-socket.js';
import { StartError } from '#runtime/start-error.js';
import { eventually } from '#testing/eventually.js';
import { freeUdpPort } from '#testing/free-port.js';
import { silentLogger } from '#testing/silent-logger.js';

const LOOPBACK = '127.0.0.1';
const open: UdpSocket[] = [];
const keepers: Socket[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((socket) => socket.close()));
  for (const keeper of keepers.splice(0)) keeper.close();
});

interface Heard {
  readonly socket: UdpSocket;
  readonly texts: string[];
  /** The ports that the texts came from. */
  readonly ports: number[];
}

async function heardAt(address: string, port = 0): Promise<Heard> {
  const texts: string[] = [];
  const ports: number[] = [];
  const received = (bytes: Uint8Array, from: RemoteInfo): void => {
    texts.push(Buffer.from(bytes).toString());
    ports.push(from.port);
  };
  const socket = await UdpSocket.open(address, port, { received, failed: ignore }, silentLogger);
  open.push(socket);
  return { socket, texts, ports };
}

/** Binds to a port that nobody has, and shares it with nobody. */
async function keepPort(port: number): Promise<void> {
  const socket = createSocket('udp4');
  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject);
    socket.bind(port, LOOPBACK, resolve);
  });
  keepers.push(socket);
}

const ignore = (): void => undefined;
const text = (content: string): Uint8Array => Buffer.from(content);

test('a broadcast reaches every socket that shares the port at every address', async () => {
  const port = await freeUdpPort();
  const all = [await heardAt(EVERY_ADDRESS, port), await heardAt(EVERY_ADDRESS, port)];
  const one = await heardAt(LOOPBACK, port);
  const { socket } = await heardAt(LOOPBACK);
  await socket.send(text('hello'), { address: '127.255.255.255', port });
  await eventually('both', () => all.every(({ texts }) => texts.length === 1));
  expect(one.texts).toEqual([]);
});

test('unicast reaches the socket at the very address', async () => {
  const port = await freeUdpPort();
  const one = await heardAt(LOOPBACK, port);
  const all = await heardAt(EVERY_ADDRESS, port);
  const { socket } = await heardAt(LOOPBACK);
  await socket.send(text('hello'), { address: LOOPBACK, port });
  await eventually('the datagram', () => one.texts.length === 1);
  expect(all.texts).toEqual([]);
});

test('a free port is for one socket alone', async () => {
  const port = await freeUdpPort();
  const { ports } = await heardAt(LOOPBACK, port);
  const count = 600;
  for (let i = 0; i < count; i += 1) {
    const { socket } = await heardAt(LOOPBACK);
    await socket.send(text('x'), { address: LOOPBACK, port });
  }
  await eventually('all', () => ports.length === count);
  expect(new Set(ports).size).toBe(count);
});

test('the system’s refusal of a datagram is the error of its sending', async () => {
  const there = { address: LOOPBACK, port: await freeUdpPort() };
  const { socket, texts } = await heardAt(LOOPBACK, there.port);
  await expect(socket.send(Buffer.alloc(70_000), there)).rejects.toMatchObject({ code: 'EMSGSIZE' });
  await expect(socket.send(text('x'), { ...there, address: 'localhost' })).rejects.toThrow('EINVAL');
  await socket.send(text('the next'), there);
  await eventually('the next', () => texts.length === 1);
});

test('an address that is not this host’s is refused', async () => {
  await expect(heardAt('203.0.113.9')).rejects.toMatchObject({ code: 'EADDRNOTAVAIL' });
});

describe('after its close', () => {
  test('its port is free, and a second close does no harm', async () => {
    const port = await freeUdpPort();
    const { socket } = await heardAt(EVERY_ADDRESS, port);
    await Promise.all([socket.close(), socket.close()]);
    await socket.close();
    await keepPort(port);
  });

  test('what was being sent is settled, and what is sent later is refused', async () => {
    const there = { address: LOOPBACK, port: await freeUdpPort() };
    const { socket } = await heardAt(LOOPBACK, there.port);
    const sending = socket.send(text('x'), there);
    await socket.close();
    await sending;
    await expect(socket.send(text('x'), there)).rejects.toMatchObject({
      code: 'ERR_SOCKET_DGRAM_NOT_RUNNING',
    });
  });
});

test('a port of the roll call that a program keeps for itself is refused with a sentence', async () => {
  const port = await freeUdpPort();
  await keepPort(port);
  const refused = openRollCallPort(port, { received: ignore, failed: ignore }, silentLogger);
  await expect(refused).rejects.toThrow(
    new StartError(
      `UDP port ${port}, where the roll call would listen, is taken: end the other program or set ROLLCALL_DISCOVERY_PORT to a free port.`,
    ),
  );
});
