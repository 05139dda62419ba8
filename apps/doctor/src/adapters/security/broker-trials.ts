import type { Packet } from '#bus/connection.js';
import type { Clock } from '#contracts/ports/clock.js';
import type { Random } from '#contracts/ports/random.js';
import { topicOf } from '#contracts/topics/topic.js';
import { API_USER } from '#credentials/credential.js';
import type { Outcome } from '../../domain/security/attempt.js';
import { hears, isTaken, signsIn, type BrokerPlace } from './broker-attempts.js';
import { connectWithoutUser } from './connect-without-user.js';
import { Guest } from './guest.js';
import { madeUpSecret } from './made-up.js';
import type { OperatorKeys } from './operator-keys.js';
import { tokenTrials } from './token-trials.js';
import type { Trial } from './try-out.js';

const RIGHTS = 'Use the broker of Rollcall, or one that keeps to the rights in deploy/.';
const OVERSIZE_BYTES = 100 * 1024;

export interface BrokerTarget extends BrokerPlace {
  /** Why it is not tried; undefined where it is there. */
  readonly away: string | undefined;
  /** Undefined on another host than the operator's. */
  readonly keys: OperatorKeys | undefined;
  /** Id of a camera that is none. */
  readonly guest: string;
  readonly clock: Clock;
  readonly random: Random;
}

/** Tries to get into the broker, and as a camera beyond the camera's own topics. It leaves nothing behind. */
export function brokerTrials(target: BrokerTarget): Trial[] {
  const { away, keys } = target;
  const guest = new Guest(target.guest, target, keys);
  // Where the broker takes no tokens, those are passwords like any that are made up.
  const tokens = keys && !keys.key ? [] : tokenTrials(guest, target);
  return [...strangers(target), ...guests(target, guest), ...tokens].map((trial) => ({
    ...trial,
    run: () => (away === undefined ? trial.run() : Promise.resolve<Outcome>({ untried: away })),
  }));
}

function strangers({ url, guest, random, signal }: BrokerTarget): Trial[] {
  const users = { '"#"': '#', '"+"': '+', [`"${API_USER}"`]: API_USER, camera: guest };
  return [
    {
      check: 'mqtt-anonymous',
      held: 'The broker lets nobody in without a user name',
      open: 'The broker lets anybody in without a user name',
      todo: RIGHTS,
      run: async () => ((await connectWithoutUser(url, signal)) ? 'open' : 'held'),
    },
    ...Object.entries(users).map(([name, user]) => ({
      check: 'mqtt-user',
      held: `The broker does not know a ${name} with a password that was made up`,
      open: `The broker lets a ${name} in with a password that was made up`,
      todo: RIGHTS,
      run: () => signsIn({ url, signal }, { user, clientId: user, password: madeUpSecret(random) }),
    })),
  ];
}

function guests(target: BrokerTarget, guest: Guest): Trial[] {
  const foreign = `${guest.id}-2`;
  const foreignEvent = packet(topicOf('agent.event', { id: foreign, type: 'none' }));
  const foreignWill = { ...packet(topicOf('agent.presence', { id: foreign })), retain: true };
  const publishes = (sent: Packet) => async () => isTaken(target, await guest.way(), sent);
  const subscribes = (filter: string) => async () => hears(target, await guest.way(), filter);
  const trial = (check: string, what: string, run: () => Promise<Outcome>): Trial => ({
    check,
    held: `A camera may not ${what}`,
    open: `A camera may ${what}`,
    todo: RIGHTS,
    run,
  });
  const oversize = packet(topicOf('agent.event', { id: guest.id, type: 'none' }), OVERSIZE_BYTES);
  const ofDiscovery = packet(topicOf('discovery.event', { type: 'none' }));
  return [
    trial('mqtt-client-id', 'connect by the id of another', async () =>
      guest.getsIn(await guest.way({ clientId: foreign })),
    ),
    trial('mqtt-will', 'leave a will for another', async () =>
      guest.getsIn(await guest.way({ will: foreignWill })),
    ),
    trial('mqtt-publish', 'speak for another', publishes(foreignEvent)),
    trial('mqtt-publish', 'speak for discovery', publishes(ofDiscovery)),
    trial('mqtt-subscribe', 'hear everything', subscribes('#')),
    trial('mqtt-subscribe', 'hear what others are told', subscribes('rollcall/v1/agent/+/#')),
    trial('mqtt-oversize', 'send a message of 100 KB', publishes(oversize)),
  ];
}

function packet(topic: string, bytes = 2): Packet {
  return { topic, payload: '{}'.padEnd(bytes), qos: 1, retain: false };
}
