import type { MqttClient } from 'mqtt';
import { CONNACK_BYTES, connectPacket, subscribePacket } from '../support/packets.js';
import { Lab, passwordOf } from '../support/lab.js';
import type { RawClient } from '../support/raw-client.js';

const STATE = 'rollcall/v1/agent/busy/state';
const PAYLOAD = Buffer.alloc(16 * 1024, 'x');
/** Longer than any test may take: who waits for this has hung. */
const FOR_EVER_MS = 600_000;
let lab: Lab;

afterEach(() => lab.close());

/** A signed-in client that subscribes and then reads no more. */
async function frozen(user: string, filter: string): Promise<RawClient> {
  const client = await lab.socket();
  client.send(connectPacket({ user, password: await passwordOf(user) }));
  client.send(subscribePacket(filter));
  await client.got(CONNACK_BYTES + 5);
  client.socket.pause();
  return client;
}

/** Sends messages from one client to itself, one after the other, while `busy` runs; resolves when it and the last have ended. */
async function deliverDuring(busy: Promise<unknown>): Promise<void> {
  const witness = await lab.client('witness');
  const topic = 'rollcall/v1/agent/witness/presence';
  await witness.subscribeAsync(topic, { qos: 1 });
  const running = { yes: true };
  const ended = busy.finally(() => {
    running.yes = false;
  });
  while (running.yes) {
    const heard = new Promise((resolve) => witness.once('message', resolve));
    witness.publish(topic, 'x', { qos: 1, retain: true });
    await heard;
  }
  await ended;
}

/** Publishes until the broker has refused somebody, at most 32 MiB. */
async function flood(client: MqttClient, topic: string, retain: boolean): Promise<void> {
  for (let sent = 0; sent < 2048 && Object.keys(lab.refused).length === 0; sent += 1) {
    await client.publishAsync(topic, PAYLOAD, { qos: 1, retain });
  }
}

test('an operator that does not read is closed after the limit, and the others are served on', async () => {
  lab = await Lab.open({ drainTimeoutMs: 600 });
  await frozen('@api', 'rollcall/v1/agent/+/state');
  const reader = await lab.client('@api', { clientId: '@api-2' });
  await reader.subscribeAsync('rollcall/v1/agent/+/state', { qos: 1 });
  const busy = await lab.client('busy');
  await deliverDuring(flood(busy, STATE, true));
  await lab.expectRefused({ 'slow-reader': 1 });
  expect(reader.connected).toBe(true);
});

test('an agent that does not read is closed before anybody waits for it', async () => {
  lab = await Lab.open({ drainTimeoutMs: FOR_EVER_MS });
  await frozen('cam', 'rollcall/v1/agent/cam/cmd/+');
  const api = await lab.client('@api');
  await deliverDuring(flood(api, 'rollcall/v1/agent/cam/cmd/recording-start', false));
  await lab.expectRefused({ 'slow-reader': 1 });
});

test('a reader that stops now and then gets everything', async () => {
  lab = await Lab.open({ drainTimeoutMs: FOR_EVER_MS });
  const reader = await frozen('@api', STATE);
  const busy = await lab.client('busy');
  const before = reader.received.length;
  const publishBytes = 1 + 3 + 2 + STATE.length + 2 + PAYLOAD.length;
  for (let round = 1; round <= 5; round += 1) {
    reader.socket.pause();
    for (let i = 0; i < 80; i += 1) await busy.publishAsync(STATE, PAYLOAD, { qos: 1, retain: true });
    reader.socket.resume();
    await reader.got(before + round * 80 * publishBytes);
  }
  expect(reader.received).toHaveLength(before + 400 * publishBytes);
  expect(lab.refused).toEqual({});
});
