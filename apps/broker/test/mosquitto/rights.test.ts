import { connectAsync, type IClientOptions, type MqttClient } from 'mqtt';
import { TOPICS, type TopicKey, type TopicSpec } from '#contracts/topics/topic-map.js';
import { TOPIC_ROOT } from '#contracts/topics/topic.js';
import { credentialOf } from '#credentials/credential.js';
import { mosquittoLine } from '#cli/output/mosquitto-line.js';
import { eventually } from '#testing/eventually.js';
import { Mosquitto } from '#testing/mosquitto.js';
import { describeWith } from '#testing/tools.js';
import { EXPECTED_READERS, EXPECTED_WRITERS } from '../support/expected-rights.js';
import { Lab } from '../support/lab.js';
import { within } from '../support/raw-client.js';

const FLEET_SECRET = 'a-fleet-secret-that-only-tests-use';
const passwordOf = (user: string): string => credentialOf(FLEET_SECRET, user);

const KEYS = Object.keys(TOPICS) as TopicKey[];
const USERS = ['cam', '@discovery', '@api'] as const;
const ROLES = { cam: 'agent', '@discovery': 'discovery', '@api': 'api' } as const;
/** Somebody who may do all, at mosquitto alone: the test's witness. */
const WITNESS = 'witness';
const OWNERS = ['cam', 'cam-2'] as const;

type User = (typeof USERS)[number];

interface Case {
  readonly user: User;
  readonly key: TopicKey;
  readonly topic: string;
  /** What the table of rights says of writing, and of reading. */
  readonly writes: boolean;
  readonly reads: boolean;
}

const CASES: readonly Case[] = USERS.flatMap((user) =>
  KEYS.flatMap((key) =>
    OWNERS.map((owner) => {
      const topic = TOPIC_ROOT + TOPICS[key].template.replace('{id}', owner).replace(/\{\w+\}/g, 'other');
      const isOwn = user !== 'cam' || owner === 'cam';
      const writes = isOwn && EXPECTED_WRITERS[key].includes(ROLES[user]);
      return { user, key, topic, writes, reads: isOwn && EXPECTED_READERS[key].includes(ROLES[user]) };
    }),
  ),
);

describeWith(
  'mosquitto',
  "mosquitto with the files of deploy/mosquitto decides as Rollcall's broker does",
  () => {
    let mosquitto: Mosquitto;
    let lab: Lab;
    let witness: MqttClient;
    const clients: MqttClient[] = [];

    beforeAll(async () => {
      const salt = Buffer.from('twelve bytes');
      const users = [...USERS, 'cam-2', WITNESS];
      const lines = users.map((user) => mosquittoLine(user, passwordOf(user), salt));
      const moreAcl = `\nuser ${WITNESS}\ntopic readwrite #\n`;
      mosquitto = await Mosquitto.start({ passwords: `${lines.join('\n')}\n`, moreAcl });
      lab = await Lab.open();
      witness = await client(WITNESS);
      await witness.subscribeAsync('rollcall/#', { qos: 1 });
    });

    afterAll(async () => {
      for (const each of clients) each.end(true);
      await mosquitto.close();
      await lab.close();
    });

    async function client(user: string, options: IClientOptions = {}): Promise<MqttClient> {
      const made = await connectAsync(
        `mqtt://127.0.0.1:${mosquitto.port}`,
        {
          username: user,
          password: passwordOf(user),
          clientId: user,
          keepalive: 10,
          reconnectPeriod: 0,
          ...options,
        },
        false,
      );
      made.on('error', () => undefined);
      clients.push(made);
      return made;
    }

    /** Whether the reader hears what `happens` publishes, known once it hears what is published after that. */
    async function hears(
      reader: MqttClient,
      topic: string,
      happens: () => Promise<unknown>,
    ): Promise<boolean> {
      const heard: string[] = [];
      const hear = (at: string, payload: Buffer): void => void heard.push(`${at} ${payload.toString()}`);
      reader.on('message', hear);
      await happens();
      const last = `${TOPIC_ROOT}agent/cam/presence`;
      await witness.publishAsync(last, 'last', { qos: 1 });
      await eventually('the last message', () => heard.includes(`${last} last`));
      reader.off('message', hear);
      return heard.some((each) => each.startsWith(`${topic} said`));
    }

    /** Rollcall's broker ends the connection of who may not publish. */
    async function takenByOurs({ user, key, topic }: Case): Promise<boolean> {
      const publisher = await lab.client(user);
      const closed = new Promise<false>((resolve) => publisher.once('close', () => resolve(false)));
      const { qos, retain }: TopicSpec = TOPICS[key];
      publisher.publish(topic, 'said', { qos, retain });
      const pong = new Promise<true>((resolve) =>
        publisher.on('packetreceive', (packet) => packet.cmd === 'pingresp' && resolve(true)),
      );
      publisher.sendPing();
      const taken = await within('a PINGRESP or the end', Promise.race([pong, closed]));
      publisher.end(true);
      return taken;
    }

    test.each(USERS)('what %s may publish', async (user) => {
      const publisher = await client(user);
      for (const each of CASES.filter((one) => one.user === user)) {
        const { topic, writes } = each;
        // With QoS 1: of QoS 0 nobody would know when it was refused.
        const publish = (): Promise<unknown> => publisher.publishAsync(topic, 'said', { qos: 1 });
        const decided = {
          topic,
          mosquitto: await hears(witness, topic, publish),
          ours: await takenByOurs(each),
        };
        expect(decided).toEqual({ topic, mosquitto: writes, ours: writes });
      }
      await publisher.endAsync();
    });

    test.each(USERS)('what %s may leave as a will', async (user) => {
      for (const { topic, key, writes } of CASES.filter((one) => one.user === user)) {
        const { qos, retain }: TopicSpec = TOPICS[key];
        const will = { topic, payload: Buffer.from('said'), qos, retain };
        const ours = await lab.client(user, { will }).then(
          () => true,
          () => false,
        );
        const dies = async (): Promise<void> => {
          // Whoever takes over the name ends the first, whose will goes out before the second is let in.
          await client(user, { will });
          await client(user);
        };
        const decided = { topic, mosquitto: await hears(witness, topic, dies), ours };
        expect(decided).toEqual({ topic, mosquitto: writes, ours: writes });
      }
    });

    test.each(USERS)('what %s may read', async (user) => {
      const reader = await client(user);
      const ourReader = await lab.client(user);
      await reader.subscribeAsync(`${TOPIC_ROOT}agent/cam/presence`, { qos: 1 });
      for (const { topic, reads } of CASES.filter((one) => one.user === user)) {
        // Mosquitto grants any subscription and keeps back what may not be read.
        await reader.subscribeAsync(topic, { qos: 1 });
        const publish = (): Promise<unknown> => witness.publishAsync(topic, 'said', { qos: 1 });
        const ours = await ourReader.subscribeAsync(topic, { qos: 1 }).then(
          () => true,
          () => false,
        );
        const decided = { topic, mosquitto: await hears(reader, topic, publish), ours };
        expect(decided).toEqual({ topic, mosquitto: reads, ours: reads });
      }
    });

    test.each(['#', 'rollcall/#', 'rollcall/v1/agent/+/cmd/+'])(
      'an agent that subscribes to %s hears of its own alone',
      async (filter) => {
        const agent = await client('cam');
        await agent.subscribeAsync(filter, { qos: 1 });
        await agent.subscribeAsync(`${TOPIC_ROOT}agent/cam/presence`, { qos: 1 });
        const topic = `${TOPIC_ROOT}agent/cam-2/cmd/recording-start`;
        expect(await hears(agent, topic, () => witness.publishAsync(topic, 'said', { qos: 1 }))).toBe(false);
      },
    );

    test.each(['@api', '@discovery'])('%s has no levels of an agent by its name', async (user) => {
      const topic = `${TOPIC_ROOT}agent/${user}/presence`;
      const publisher = await client(user);
      const publish = (): Promise<unknown> => publisher.publishAsync(topic, 'said', { qos: 1 });
      expect(await hears(witness, topic, publish)).toBe(false);
    });

    test.each([
      ['no name', { username: undefined, password: undefined } as unknown as IClientOptions],
      ['a wrong password', { password: 'wrong' }],
      ["another agent's password", { password: passwordOf('cam-2') }],
      ['the name #', { username: '#' }],
      ['the name +', { username: '+' }],
    ])('%s does not come in', async (_, options) => {
      await expect(client('cam', options)).rejects.toThrow();
    });

    test('the client id of another throws nobody out', async () => {
      const other = await client('cam-2');
      await client('cam', { clientId: 'cam-2' });
      await other.publishAsync(`${TOPIC_ROOT}agent/cam-2/presence`, 'here', { qos: 1 });
      expect(other.connected).toBe(true);
    });

    test('17 KiB reach nobody, and a packet of 65 KiB ends its sender', async () => {
      const topic = `${TOPIC_ROOT}agent/cam/state`;
      const agent = await client('cam');
      const large = `said${'x'.repeat(17 * 1024)}`;
      const publish = (): Promise<unknown> =>
        agent.publishAsync(topic, large, { qos: 1 }).catch(() => undefined);
      expect(await hears(witness, topic, publish)).toBe(false);
      const next = await client('cam');
      const closed = new Promise<void>((resolve) => next.once('close', () => resolve()));
      next.publish(topic, 'x'.repeat(66 * 1024), { qos: 1 });
      await within('its end', closed);
    });
  },
);
