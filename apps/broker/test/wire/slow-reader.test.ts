import type { MqttClient } from 'mqtt';
import { CONNACK_BYTES, connectPacket, subscribePacket } from '../support/packets.js';
import { Lab, passwordOf } from '../support/lab.js';
import type { RawClient } from '../support/raw-client.js';

const STATE = 'rollcall/v1/agent/busy/state';
const PAYLOAD = Buffer.alloc(16 * 1024, 'x');
const DRAIN_TIMEOUT_MS = 600;
let lab: Lab;

beforeEach(async () => {
  lab = await Lab.open({ drainTimeoutMs: DRAIN_TIMEOUT_MS });
});

afterEach(() => lab.close());

/** A signed-in client that subscribes and then reads no more. */
async function frozen(user: string, filter: string): Promise<RawClient> {
  const client = await lab.socket();
  client.send(connectPacket({ user, password: passwordOf(user) }));
  client.send(subscribePacket(filter));
  await client.got(CONNACK_BYTES + 5);
  client.socket.pause();
  return client;
}

/** The longest that a message of somebody else took to its reader, ms, while `busy` ran. */
async function longestDelivery(busy: Promise<unknown>): Promise<number> {
  const witness = await lab.client('witness');
  const topic = 'rollcall/v1/agent/witness/presence';
  await witness.subscribeAsync(topic, { qos: 1 });
  const running = { yes: true };
  void busy.finally(() => {
    running.yes = false;
  });
  let longest = 0;
  while (running.yes) {
    const begin = performance.now();
    const heard = new Promise((resolve) => witness.once('message', resolve));
    witness.publish(topic, 'x', { qos: 1, retain: true });
    await heard;
    longest = Math.max(longest, performance.now() - begin);
  }
  return longest;
}

async function flood(client: MqttClient, topic: string, retain: boolean): Promise<void> {
  while (Object.keys(lab.refused).length === 0) {
    await client.publishAsync(topic, PAYLOAD, { qos: 1, retain });
  }
}

test('an operator that does not read is closed, and the others wait for it no longer than the limit', async () => {
  await frozen('@api', 'rollcall/v1/agent/+/state');
  const reader = await lab.client('@api', { clientId: '@api-2' });
  await reader.subscribeAsync('rollcall/v1/agent/+/state', { qos: 1 });
  const busy = await lab.client('busy');
  expect(await longestDelivery(flood(busy, STATE, true))).toBeLessThan(DRAIN_TIMEOUT_MS + 600);
  await lab.expectRefused({ 'slow-reader': 1 });
  expect(reader.connected).toBe(true);
});

test('an agent that does not read is closed before anybody waits for it', async () => {
  await frozen('cam', 'rollcall/v1/agent/cam/cmd/+');
  const api = await lab.client('@api');
  const commands = flood(api, 'rollcall/v1/agent/cam/cmd/recording-start', false);
  expect(await longestDelivery(commands)).toBeLessThan(DRAIN_TIMEOUT_MS / 2);
  await lab.expectRefused({ 'slow-reader': 1 });
});

test('a reader that stops now and then gets everything', async () => {
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
