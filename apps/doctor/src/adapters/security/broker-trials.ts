import { Connection, type Packet } from '#bus/connection.js';
import { topicOf } from '#contracts/topics/topic.js';
import { API_USER, credentialOf } from '#credentials/credential.js';
import type { Outcome } from '../../domain/security/attempt.js';
import { connectWithoutUser } from './connect-without-user.js';
import type { Trial } from './try-out.js';

const RIGHTS = 'Use the broker of Rollcall, or one that keeps to the rights in deploy/.';
const OVERSIZE_BYTES = 100 * 1024;

export interface BrokerTarget {
  readonly url: string;
  /** Why it is not tried; undefined where it is there. */
  readonly away: string | undefined;
  /** Of the operator: the guest of the attempts as a camera is made from it. Undefined on another host. */
  readonly fleetSecret: string | undefined;
  /** Id of a camera that is none. */
  readonly guest: string;
  readonly signal: AbortSignal;
}

interface Way {
  readonly user: string;
  readonly password: string;
  readonly clientId?: string;
  readonly will?: Packet;
}

/** Tries to get into the broker, and as a camera beyond the camera's own topics. It leaves nothing behind. */
export function brokerTrials(target: BrokerTarget): Trial[] {
  return [...strangers(target), ...guests(target)].map((trial) => ({
    ...trial,
    run: () => (target.away === undefined ? trial.run() : Promise.resolve<Outcome>({ untried: target.away })),
  }));
}

function strangers(target: BrokerTarget): Trial[] {
  const asUser = (user: string) => () => signsIn(target, { user, password: 'x'.repeat(43) });
  return [
    {
      check: 'mqtt-anonymous',
      held: 'The broker lets nobody in without a user name',
      open: 'The broker lets anybody in without a user name',
      todo: RIGHTS,
      run: async () => ((await connectWithoutUser(target.url, target.signal)) ? 'open' : 'held'),
    },
    ...['#', '+', API_USER].map((user) => ({
      check: 'mqtt-user',
      held: `The broker does not know a "${user}" with a password that was made up`,
      open: `The broker lets a "${user}" in with a password that was made up`,
      todo: RIGHTS,
      run: asUser(user),
    })),
  ];
}

function guests(target: BrokerTarget): Trial[] {
  const { guest } = target;
  const foreign = `${guest}-2`;
  const own = (more: Partial<Way> = {}): Way => ({ user: guest, password: passwordOf(target), ...more });
  const foreignEvent = packet(topicOf('agent.event', { id: foreign, type: 'none' }));
  const foreignWill = { ...packet(topicOf('agent.presence', { id: foreign })), retain: true };
  const publishes = (sent: Packet) => () => isTaken(target, own(), sent);
  const trial = (check: string, what: string, run: () => Promise<Outcome>): Trial => ({
    check,
    held: `A camera may not ${what}`,
    open: `A camera may ${what}`,
    todo: RIGHTS,
    run,
  });
  const oversize = packet(topicOf('agent.event', { id: guest, type: 'none' }), OVERSIZE_BYTES);
  return [
    trial('mqtt-client-id', 'connect by the id of another', () =>
      signsIn(target, own({ clientId: foreign })),
    ),
    trial('mqtt-will', 'leave a will for another', () => signsIn(target, own({ will: foreignWill }))),
    trial('mqtt-publish', 'speak for another', publishes(foreignEvent)),
    trial(
      'mqtt-publish',
      'speak for discovery',
      publishes(packet(topicOf('discovery.event', { type: 'none' }))),
    ),
    trial('mqtt-subscribe', 'hear everything', () => hears(target, own(), '#')),
    trial('mqtt-subscribe', 'hear what others are told', () => hears(target, own(), 'rollcall/v1/agent/+/#')),
    trial('mqtt-oversize', 'send a message of 100 KB', publishes(oversize)),
  ];
}

function packet(topic: string, bytes = 2): Packet {
  return { topic, payload: '{}'.padEnd(bytes), qos: 1, retain: false };
}

function passwordOf({ fleetSecret, guest }: BrokerTarget): string {
  if (fleetSecret !== undefined) return credentialOf(fleetSecret, guest);
  throw new Error("the secret that a camera's credential is made from is on the operator's host");
}

async function open({ url, signal }: BrokerTarget, way: Way): Promise<Connection> {
  const { user, password, clientId = user, will } = way;
  return Connection.open({ url, username: user, password, clientId }, will, signal);
}

async function signsIn(target: BrokerTarget, way: Way): Promise<Outcome> {
  const connection = await open(target, way).catch(() => undefined);
  await connection?.end();
  return connection ? 'open' : 'held';
}

async function isTaken(target: BrokerTarget, way: Way, sent: Packet): Promise<Outcome> {
  return over(target, way, (connection) => connection.publish(sent));
}

async function hears(target: BrokerTarget, way: Way, filter: string): Promise<Outcome> {
  return over(target, way, (connection) => connection.subscribe([{ filter, qos: 0 }]));
}

/** Whether the broker grants it to a camera that it has let in. */
async function over(
  target: BrokerTarget,
  way: Way,
  act: (connection: Connection) => Promise<void>,
): Promise<Outcome> {
  const connection = await open(target, way);
  try {
    return await act(connection).then(
      () => 'open' as const,
      () => 'held' as const,
    );
  } finally {
    await connection.end();
  }
}
