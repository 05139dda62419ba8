import type { MqttClient } from 'mqtt';
import { eventually } from '#testing/eventually.js';
import { CONNACK_BYTES, connectPacket, publishPacket, subscribePacket } from '../support/packets.js';
import { Lab, passwordOf } from '../support/lab.js';
import type { RawClient } from '../support/raw-client.js';

const PRESENCE = 'rollcall/v1/agent/cam/presence';
const ROUNDS = 200;
const PASSWORD = await passwordOf('cam');
let lab: Lab;
let heard: string[];

beforeEach(async () => {
  lab = await Lab.open();
  heard = [];
  const api = await lab.client('@api');
  await api.subscribeAsync('rollcall/v1/agent/+/presence', { qos: 1 });
  api.on('message', (_topic, payload) => heard.push(payload.toString()));
});

afterEach(() => lab.close());

function heardBy(payload: string): Promise<unknown> {
  return eventually(`"${payload}" is heard`, () => heard.includes(payload));
}

/** The will of a round never stands behind a later round's birth. */
function expectNoStaleWill(): void {
  let newest = -1;
  for (const text of heard) {
    const [what, round] = text.split(' ');
    if (what === 'ready') newest = Math.max(newest, Number(round));
    else expect(Number(round)).toBeGreaterThanOrEqual(newest);
  }
}

describe('a will', () => {
  const will = { topic: PRESENCE, payload: Buffer.from('lost 0'), qos: 1 as const, retain: true };

  test('goes out, retained, when a connection breaks', async () => {
    const client = await lab.client('cam', { will });
    client.stream.destroy();
    await heardBy('lost 0');
    const late = await lab.client('@discovery');
    const retained = new Promise((resolve) =>
      late.once('message', (_t, payload) => resolve(payload.toString())),
    );
    await late.subscribeAsync(PRESENCE, { qos: 1 });
    expect(await retained).toBe('lost 0');
  });

  test('goes out when a connection is reset, which is no refusal', async () => {
    const client = await lab.socket();
    const fields = {
      user: 'cam',
      password: PASSWORD,
      will: { topic: PRESENCE, payload: 'lost 0' },
    };
    client.send(connectPacket(fields));
    await client.got(CONNACK_BYTES);
    client.socket.resetAndDestroy();
    await heardBy('lost 0');
    expect(lab.refused).toEqual({});
  });

  test('does not go out after a DISCONNECT', async () => {
    const client = await lab.client('cam', { will });
    await client.publishAsync(PRESENCE, 'bye 0', { qos: 1, retain: true });
    await client.endAsync();
    await (await lab.client('cam')).publishAsync(PRESENCE, 'ready 1', { qos: 1, retain: true });
    await heardBy('ready 1');
    expect(heard).toEqual(['bye 0', 'ready 1']);
  });

  test('goes out when the broker closes a client that broke a rule', async () => {
    const client = await lab.client('cam', { will });
    client.publish('rollcall/v1/agent/cam-2/presence', 'x', { qos: 1, retain: true });
    await heardBy('lost 0');
  });
});

test(`the old will never arrives after the new birth, in ${ROUNDS} takeovers`, async () => {
  const clients: MqttClient[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const will = { topic: PRESENCE, payload: Buffer.from(`lost ${round}`), qos: 1 as const, retain: true };
    const client = await lab.client('cam', { will });
    await client.publishAsync(PRESENCE, `ready ${round}`, { qos: 1, retain: true });
    if (round % 2 === 0) await client.subscribeAsync(['rollcall/v1/agent/cam/cmd/+', PRESENCE], { qos: 1 });
    clients.push(client);
  }
  await heardBy(`ready ${ROUNDS - 1}`);
  expect(heard.filter((text) => text.startsWith('lost'))).toHaveLength(ROUNDS - 1);
  expectNoStaleWill();
  expect(clients.filter((client) => client.connected)).toHaveLength(1);
});

test('all that a client sent before it ended is delivered and acknowledged', async () => {
  const client = await lab.socket();
  client.send(connectPacket({ user: 'cam', password: PASSWORD }));
  await client.got(CONNACK_BYTES);
  const fill = 'x'.repeat(15_000);
  for (let i = 0; i < 300; i += 1) client.send(publishPacket(PRESENCE, `${i} ${fill}`, true));
  client.socket.end();
  await client.ended;
  await eventually('the last of all', () => heard.length === 300);
  expect(heard.map((text) => Number(text.split(' ')[0]))).toEqual(heard.map((_, i) => i));
  expect(client.received).toHaveLength(CONNACK_BYTES + 300 * 4);
  expect(lab.refused).toEqual({});
});

describe('a takeover while the old connection breaks', () => {
  async function comeIn(client: RawClient, round: number): Promise<void> {
    const will = { topic: PRESENCE, payload: `lost ${round}` };
    client.send(connectPacket({ user: 'cam', password: PASSWORD, will }));
    await client.got(CONNACK_BYTES);
    client.send(publishPacket(PRESENCE, `ready ${round}`, true));
    client.send(subscribePacket('rollcall/v1/agent/cam/cmd/+'));
    await client.got(CONNACK_BYTES + 4 + 5);
  }

  test.each(['before', 'after'])('%s the new CONNECT: one stays, and no will is late', async (order) => {
    for (let round = 0; round < 50; round += 1) {
      const [first, second, third] = [await lab.socket(), await lab.socket(), await lab.socket()];
      await comeIn(first, 3 * round);
      if (order === 'before') first.destroy();
      const second_ = comeIn(second, 3 * round + 1);
      if (order === 'after') first.destroy();
      await second_;
      await comeIn(third, 3 * round + 2);
      await second.ended;
      third.destroy();
      await heardBy(`lost ${3 * round + 2}`);
    }
    expectNoStaleWill();
  });
});
