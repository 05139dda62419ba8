import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import fc from 'fast-check';
import { eventually } from '#testing/eventually.js';
import { PacketGate, SOCKET_OPTIONS } from '#broker/adapters/net/packet-gate.js';
import { connectPacket, packet } from '../support/packets.js';
import { RawClient, within } from '../support/raw-client.js';

const LIMITS = { packetBytes: 64 * 1024, unauthenticatedPacketBytes: 4 * 1024, backlogBytes: 64 * 1024 };
const CONNECT = connectPacket({ user: 'cam', password: 'x' });
/** Behind a CONNECT, so that any of these are packets. */
const BLOCK = packet(0x30, new Uint8Array(4000));

let server: Server;
let arrived: (gate: PacketGate, socket: Socket) => void;
const clients: RawClient[] = [];
const gates: PacketGate[] = [];

beforeEach(async () => {
  server = createServer(SOCKET_OPTIONS, (socket) => {
    const gate = new PacketGate(socket, LIMITS).open();
    gates.push(gate);
    arrived(gate, socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterEach(async () => {
  for (const client of clients.splice(0)) client.destroy();
  for (const gate of gates.splice(0)) gate.destroy();
  await new Promise((resolve) => server.close(resolve));
});

async function pair(): Promise<{ client: RawClient; gate: PacketGate; socket: Socket }> {
  const accepted = new Promise<{ gate: PacketGate; socket: Socket }>((resolve) => {
    arrived = (gate, socket) => resolve({ gate, socket });
  });
  const client = await RawClient.open((server.address() as AddressInfo).port);
  clients.push(client);
  return { client, ...(await accepted) };
}

function once(gate: PacketGate, event: string): Promise<unknown> {
  return within(event, new Promise((resolve) => gate.once(event, resolve)));
}

function collect(gate: PacketGate): { bytes: Buffer } {
  const into = { bytes: Buffer.alloc(0) };
  gate.on('data', (chunk: Buffer) => {
    into.bytes = Buffer.concat([into.bytes, chunk]);
  });
  return into;
}

test('bytes pass unchanged in both directions, however they are cut', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.uint8Array({ minLength: 1, maxLength: 3000 }), { maxLength: 10 }),
      async (bodies) => {
        const { client, gate } = await pair();
        const sent = Buffer.concat([CONNECT, ...bodies.map((body) => packet(0x30, body))]);
        const got = collect(gate);
        for (let at = 0; at < sent.length; at += 1021) client.send(sent.subarray(at, at + 1021));
        client.socket.end();
        for (const body of bodies) gate.write(Buffer.from(body));
        await once(gate, 'end');
        await client.ended;
        expect(got.bytes.equals(sent)).toBe(true);
        expect(client.received.equals(Buffer.concat(bodies))).toBe(true);
      },
    ),
    { numRuns: 30 },
  );
});

test('nobody reads: the sender is held back and little is kept', async () => {
  const { client, gate } = await pair();
  client.send(CONNECT);
  const blocks = 8000;
  for (let i = 0; i < blocks; i += 1) client.send(BLOCK);
  gate.read(0);
  await eventually(
    'the gate is full',
    () => gate.readableLength > 0 && client.socket.writableLength > 1_000_000,
  );
  expect(gate.readableLength).toBeLessThan(256 * 1024);
  const got = { length: 0 };
  gate.on('data', (chunk: Buffer) => {
    got.length += chunk.length;
  });
  client.socket.end();
  await once(gate, 'end');
  expect(got.length).toBe(CONNECT.length + blocks * BLOCK.length);
});

test('the client does not read: the writer is held back, and told when it may go on', async () => {
  const { client, gate } = await pair();
  client.socket.pause();
  let written = 0;
  const fill = (): void => {
    while (gate.write(BLOCK)) written += BLOCK.length;
    written += BLOCK.length;
  };
  fill();
  // What the kernel takes, and then the backlog.
  for (let drained = true; drained;) {
    drained = await Promise.race([
      new Promise<true>((resolve) => gate.once('drain', () => resolve(true))),
      new Promise<false>((resolve) => setTimeout(() => resolve(false), 100)),
    ]);
    if (drained) fill();
  }
  expect(gate.writableNeedDrain).toBe(true);
  expect(gate.writableLength).toBeLessThan(LIMITS.backlogBytes + 2 * BLOCK.length);
  const drain = once(gate, 'drain');
  client.socket.resume();
  await drain;
  await client.got(written);
  expect(client.received).toHaveLength(written);
});

test('an end of the client comes after all it sent, and is answered', async () => {
  const { client, gate } = await pair();
  client.socket.end(Buffer.concat([CONNECT, BLOCK]));
  gate.read(0);
  await eventually('all is here, unread', () => gate.readableLength > 0);
  const got = collect(gate);
  await once(gate, 'end');
  expect(got.bytes).toHaveLength(CONNECT.length + BLOCK.length);
  await client.ended;
  expect(gate.destroyed).toBe(true);
});

test('a reset by the client destroys the gate', async () => {
  const { client, gate } = await pair();
  const failed = once(gate, 'error');
  gate.resume();
  client.socket.resetAndDestroy();
  expect(await failed).toMatchObject({ code: 'ECONNRESET' });
  expect(gate.destroyed).toBe(true);
});

test('a socket that is closed under it closes the gate', async () => {
  const { gate, socket } = await pair();
  const closed = once(gate, 'close');
  socket.destroy();
  await closed;
});

test('destroying the gate closes the socket; writing to it afterwards fails', async () => {
  const { client, gate } = await pair();
  gate.destroy();
  await client.ended;
  const failed = new Promise((resolve) => gate.write('x', resolve));
  expect(await failed).toMatchObject({ code: 'ERR_STREAM_DESTROYED' });
});

test('a write to a client that has gone fails as an error of the gate', async () => {
  const { client, gate } = await pair();
  const closed = once(gate, 'close');
  gate.on('error', () => undefined);
  client.socket.resetAndDestroy();
  gate.write(BLOCK);
  await closed;
  expect(gate.destroyed).toBe(true);
});

test('no byte of a chunk with a refused header is given on', async () => {
  const { client, gate } = await pair();
  const got = collect(gate);
  const failed = once(gate, 'error');
  client.send(Buffer.concat([CONNECT, packet(0x30, new Uint8Array(4097))]));
  expect(await failed).toMatchObject({ kind: 'packet-too-large' });
  await client.ended;
  expect(got.bytes).toHaveLength(0);
});
