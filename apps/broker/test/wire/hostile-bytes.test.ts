import fc from 'fast-check';
import {
  CONNACK_BYTES,
  connectPacket,
  packet,
  publishPacket,
  remainingLength,
  subscribePacket,
} from '../support/packets.js';
import { Lab, passwordOf } from '../support/lab.js';

const PRESENCE = 'rollcall/v1/agent/witness/presence';
const PASSWORD = await passwordOf('cam');
const SIGNED_IN = connectPacket({ user: 'cam', password: PASSWORD });
let lab: Lab;

beforeEach(async () => {
  lab = await Lab.open();
});

afterEach(() => lab.close());

/** A new client is served as if nothing had been. */
async function expectHealthy(): Promise<void> {
  const client = await lab.client('witness');
  await client.publishAsync(PRESENCE, 'here', { qos: 1, retain: true });
  client.end(true);
}

async function sendAndEnd(...parts: Uint8Array[]): Promise<void> {
  const client = await lab.socket();
  for (const part of parts) client.send(part);
  client.socket.end();
  await client.ended;
}

/** Every packet type with any flags, a right length and any body. */
const framed = fc
  .record({ first: fc.integer({ min: 0, max: 255 }), body: fc.uint8Array({ maxLength: 60 }) })
  .map(({ first, body }) => packet(first, body));

/** A CONNECT of any version with any flags and any body. */
const anyConnect = fc
  .record({
    level: fc.constantFrom(3, 4, 5, 0x83, 0x84, 0x85),
    flags: fc.integer({ min: 0, max: 255 }),
    body: fc.uint8Array({ minLength: 6, maxLength: 80 }),
  })
  .map(({ level, flags, body }) => {
    const head = Buffer.from([0, 4, ...Buffer.from('MQTT'), level, flags]);
    return packet(0x10, Buffer.concat([head, body]));
  });

describe('nonsense', () => {
  test('any bytes end as a closed connection', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), (bytes) => sendAndEnd(bytes)),
      { numRuns: 100 },
    );
    await expectHealthy();
    expect(lab.refused['not-a-connect']).toBeGreaterThan(50);
  });

  test('any CONNECT, and packets behind it', async () => {
    await fc.assert(
      fc.asyncProperty(anyConnect, fc.array(framed, { maxLength: 4 }), (connect, packets) =>
        sendAndEnd(connect, ...packets),
      ),
      { numRuns: 150 },
    );
    await expectHealthy();
    expect(lab.refused.malformed).toBeGreaterThan(10);
  });

  test('any packets of a client that has signed in', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(framed, { minLength: 1, maxLength: 8 }), async (packets) => {
        const client = await lab.socket();
        client.send(SIGNED_IN);
        await client.got(CONNACK_BYTES);
        client.send(Buffer.concat(packets));
        client.socket.end();
        await client.ended;
      }),
      { numRuns: 150 },
    );
    await expectHealthy();
    expect(lab.refused.malformed).toBeGreaterThan(10);
  });

  test('a second CONNECT ends the connection', async () => {
    const client = await lab.socket();
    client.send(SIGNED_IN);
    await client.got(CONNACK_BYTES);
    client.send(SIGNED_IN);
    await client.ended;
    await lab.expectRefused({ malformed: 1 });
  });
});

describe('lengths', () => {
  test('a CONNECT that declares 256 MB is refused and costs no memory (CVE-2017-7651)', async () => {
    const before = process.memoryUsage().arrayBuffers;
    const client = await lab.socket();
    client.send(Buffer.concat([Buffer.from([0x10]), remainingLength(268_435_455)]));
    const junk = Buffer.alloc(1024 * 1024);
    for (let i = 0; i < 64; i += 1) client.send(junk);
    await client.ended;
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(4 * 1024 * 1024);
    await lab.expectRefused({ 'packet-too-large': 1 });
    await expectHealthy();
  });

  test('a length of five bytes is malformed', async () => {
    const client = await lab.socket();
    client.send(Buffer.from([0x10, 0xff, 0xff, 0xff, 0xff, 0x01]));
    await client.ended;
    await lab.expectRefused({ 'malformed-length': 1 });
  });

  test('over 4 KiB before signing in, over 64 KiB after it', async () => {
    const stranger = await lab.socket();
    stranger.send(Buffer.concat([Buffer.from([0x10]), remainingLength(4097)]));
    await stranger.ended;
    await lab.expectRefused({ 'packet-too-large': 1 });

    const known = await lab.socket();
    known.send(SIGNED_IN);
    await known.got(CONNACK_BYTES);
    known.send(Buffer.concat([Buffer.from([0x30]), remainingLength(64 * 1024 + 1)]));
    await known.ended;
    await lab.expectRefused({ 'packet-too-large': 2 });
  });

  test.each([
    ['no CONNECT first', Buffer.from([0xc0, 0x00])],
    ['a CONNECT of no length', Buffer.from([0x10, 0x00])],
    ['HTTP', Buffer.from('GET / HTTP/1.1\r\n\r\n')],
  ])('%s is refused', async (_, bytes) => {
    const client = await lab.socket();
    client.send(bytes);
    await client.ended;
    await lab.expectRefused({ 'not-a-connect': 1 });
  });
});

describe('topics of many levels (CVE-2019-11779)', () => {
  const TOPIC = 'rollcall/v1/agent/cam/presence';

  test.each([
    [50, 'publish-denied'],
    // aedes gives up what has more than a hundred itself.
    [101, 'malformed'],
    [60_000, 'malformed'],
  ])('%d more are refused, and everybody else is served', async (levels, kind) => {
    const deep = TOPIC + '/'.repeat(levels);
    const publisher = await lab.socket();
    publisher.send(SIGNED_IN);
    await publisher.got(CONNACK_BYTES);
    publisher.send(publishPacket(deep, 'x', true));
    await publisher.ended;
    await lab.expectRefused({ [kind]: 1 });

    const subscriber = await lab.socket();
    subscriber.send(SIGNED_IN);
    await subscriber.got(CONNACK_BYTES);
    subscriber.send(subscribePacket(deep));
    const answer = subscriber.got(CONNACK_BYTES + 5).then(
      (bytes) => bytes.at(-1),
      () => 'closed',
    );
    expect([0x80, 'closed']).toContain(await answer);
    await expectHealthy();
  });

  test('so is a will of 200 levels', async () => {
    const client = await lab.socket();
    const will = { topic: TOPIC + '/'.repeat(200), payload: 'lost' };
    client.send(connectPacket({ user: 'cam', password: await passwordOf('cam'), will }));
    await client.ended;
    await lab.expectRefused({ 'publish-denied': 1 });
    await expectHealthy();
  });
});

describe('silence', () => {
  test('a client that sends no CONNECT, or half of one, is closed in time', async () => {
    await lab.close();
    lab = await Lab.open({ connectTimeoutMs: 100 });
    const silent = await lab.socket();
    const half = await lab.socket();
    half.send(SIGNED_IN.subarray(0, 10));
    await Promise.all([silent.ended, half.ended]);
    await lab.expectRefused({ 'connect-timeout': 2 });
  });

  test('a client that keeps silent for longer than its keepalive is closed', async () => {
    const client = await lab.socket();
    client.send(connectPacket({ user: 'cam', password: PASSWORD, keepalive: 1 }));
    await client.ended;
    await lab.expectRefused({ 'keepalive-timeout': 1 });
  });
});
