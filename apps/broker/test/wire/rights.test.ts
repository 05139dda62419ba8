import type { MqttClient } from 'mqtt';
import { TOPICS, type TopicKey } from '#contracts/topics/topic-map.js';
import { filterOf, TOPIC_ROOT } from '#contracts/topics/topic.js';
import { EXPECTED_READERS, EXPECTED_WRITERS } from '../support/expected-rights.js';
import { Lab } from '../support/lab.js';
import { within } from '../support/raw-client.js';

const KEYS = Object.keys(TOPICS) as TopicKey[];
const USERS = [
  { user: 'cam', role: 'agent' },
  { user: '@discovery', role: 'discovery' },
  { user: '@api', role: 'api' },
];
let lab: Lab;

beforeEach(async () => {
  lab = await Lab.open();
});

afterEach(() => lab.close());

function topicWith(key: TopicKey, id: string): string {
  return TOPIC_ROOT + TOPICS[key].template.replace('{id}', id).replace(/\{\w+\}/g, 'other');
}

/** Whether the broker takes a publication: it closes the connection of who may not. */
async function publishes(user: string, topic: string, key: TopicKey, change: object = {}): Promise<boolean> {
  const client = await lab.client(user);
  const closed = new Promise<false>((resolve) => client.once('close', () => resolve(false)));
  const { qos, retain } = TOPICS[key];
  client.publish(topic, 'x', { qos, retain, ...change });
  // Answered after the publication: a telemetry message of QoS 0 has no answer of its own.
  const pong = new Promise<true>((resolve) =>
    client.on('packetreceive', (p) => p.cmd === 'pingresp' && resolve(true)),
  );
  client.sendPing();
  const taken = await within('a PINGRESP or the end', Promise.race([pong, closed]));
  client.end(true);
  return taken;
}

async function grantOf(client: MqttClient, filter: string): Promise<number> {
  // mqtt.js rejects where one grant is a refusal.
  return client.subscribeAsync(filter, { qos: 1 }).then(
    (grants) => grants[0]?.qos ?? -1,
    () => 0x80,
  );
}

describe.each(USERS)('$user', ({ user, role }) => {
  test('publishes what the table says, and nothing of another agent beyond it', async () => {
    for (const key of KEYS) {
      const expected = EXPECTED_WRITERS[key].includes(role);
      expect([key, await publishes(user, topicWith(key, 'cam'), key)]).toEqual([key, expected]);
      const other = topicWith(key, 'cam-2');
      expect([other, await publishes(user, other, key)]).toEqual([other, role !== 'agent' && expected]);
    }
  });

  test('is granted what the table says, at the QoS asked for, and stays connected', async () => {
    const client = await lab.client(user);
    for (const key of KEYS) {
      const expected = EXPECTED_READERS[key].includes(role);
      expect([key, await grantOf(client, topicWith(key, 'cam'))]).toEqual([key, expected ? 1 : 0x80]);
      const all = filterOf(key);
      expect([all, await grantOf(client, all)]).toEqual([all, role !== 'agent' && expected ? 1 : 0x80]);
    }
    for (const filter of [
      '#',
      '$SYS/#',
      '$share/g/rollcall/v1/agent/cam/presence',
      'rollcall/v1/agent/cam/#',
    ]) {
      expect([filter, await grantOf(client, filter)]).toEqual([filter, 0x80]);
    }
    expect(client.connected).toBe(true);
    expect(Object.keys(lab.refused)).toEqual(['subscribe-denied']);
  });
});

test('one SUBSCRIBE with a refused filter among granted ones grants the others', async () => {
  const client = await lab.client('cam');
  const subscribed = client.subscribeAsync({
    'rollcall/v1/agent/cam/cmd/+': { qos: 1 },
    'rollcall/v1/agent/+/cmd/+': { qos: 1 },
    'rollcall/v1/agent/cam/presence': { qos: 0 },
  });
  await expect(subscribed).rejects.toMatchObject({ packet: { granted: [1, 0x80, 0] } });
  expect(client.connected).toBe(true);
});

test.each([
  ['a retained command', '@api', 'agent.command' as const, { retain: true }, 'publish-retain'],
  ['presence that is not retained', 'cam', 'agent.presence' as const, { retain: false }, 'publish-retain'],
  ['QoS 2', 'cam', 'agent.presence' as const, { qos: 2 }, 'publish-qos'],
  ['QoS 1 where the map says 0', 'cam', 'agent.telemetry' as const, { qos: 1 }, 'publish-qos'],
])('%s is refused', async (_, user, key, change, kind) => {
  expect(await publishes(user, topicWith(key, 'cam'), key, change)).toBe(false);
  await lab.expectRefused({ [kind]: 1 });
});

test('16 KiB go through, a byte more does not', async () => {
  const client = await lab.client('cam');
  const topic = 'rollcall/v1/agent/cam/event/recording-saved';
  await client.publishAsync(topic, Buffer.alloc(16 * 1024), { qos: 1 });
  const closed = new Promise<void>((resolve) => client.once('close', () => resolve()));
  client.publish(topic, Buffer.alloc(16 * 1024 + 1), { qos: 1 });
  await within('the end of the connection', closed);
  await lab.expectRefused({ 'payload-too-large': 1 });
});

test('a refused publication reaches nobody, and nobody else is closed', async () => {
  const api = await lab.client('@api');
  await api.subscribeAsync('rollcall/v1/agent/+/event/+', { qos: 1 });
  const heard: string[] = [];
  api.on('message', (topic, payload) => heard.push(`${topic} ${payload.toString()}`));
  expect(await publishes('cam', 'rollcall/v1/agent/cam-2/event/forged', 'agent.event')).toBe(false);
  const honest = await lab.client('cam-2');
  await honest.publishAsync('rollcall/v1/agent/cam-2/event/true', 'x', { qos: 1 });
  await within(
    'the honest event',
    (async () => {
      while (heard.length === 0) await new Promise((resolve) => api.once('message', resolve));
    })(),
  );
  expect(heard).toEqual(['rollcall/v1/agent/cam-2/event/true x']);
});

test('a hundred subscriptions, and again after one is given back', async () => {
  const api = await lab.client('@api');
  const filter = (i: number): string => `rollcall/v1/agent/cam-${i}/presence`;
  const all = Array.from({ length: 100 }, (_, i) => filter(i));
  expect((await api.subscribeAsync(all, { qos: 1 })).every((grant) => grant.qos === 1)).toBe(true);
  expect(await grantOf(api, filter(100))).toBe(0x80);
  expect(await grantOf(api, filter(7))).toBe(1);
  await lab.expectRefused({ 'too-many-subscriptions': 1 });
  await api.unsubscribeAsync(filter(7));
  expect(await grantOf(api, filter(100))).toBe(1);
});
