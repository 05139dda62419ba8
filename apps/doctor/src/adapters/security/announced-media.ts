import { AgentInfo } from '#contracts/messages/agent-info.js';
import { decode } from '#contracts/messages/decode.js';
import type { Clock } from '#contracts/ports/clock.js';
import { matchTopic, topicOf } from '#contracts/topics/topic.js';
import { API_USER } from '#credentials/credential.js';
import { atMost } from '#runtime/at-most.js';
import { open, type BrokerPlace } from './broker-attempts.js';
import type { OperatorKeys } from './operator-keys.js';

/** What is kept at the broker comes at once. */
const WITHIN_MS = 2000;

export interface Announced extends BrokerPlace {
  readonly keys: OperatorKeys;
  /** Names the reader, and nobody else. */
  readonly guest: string;
  readonly clock: Clock;
}

/** What these cameras say of themselves at the broker, as the API reads it there; without those that say nothing. */
export async function announcedMedia(
  { keys, guest, clock, ...broker }: Announced,
  ids: readonly string[],
): Promise<ReadonlyMap<string, AgentInfo>> {
  const infos = new Map<string, AgentInfo>();
  const clientId = `${API_USER}-${guest}`;
  const password = await keys.login(API_USER, clientId);
  const connection = await open(broker, { user: API_USER, clientId, password });
  try {
    const all = Promise.withResolvers<undefined>();
    connection.onPacket((topic, payload) => {
      const id = matchTopic(topic)?.params.id;
      const info = decode(AgentInfo, payload);
      if (id !== undefined && info.ok) infos.set(id, info.value);
      if (infos.size >= ids.length) all.resolve(undefined);
    });
    await connection.subscribe(ids.map((id) => ({ filter: topicOf('agent.info', { id }), qos: 1 })));
    await atMost(WITHIN_MS, Promise.race([all.promise, connection.closed]), clock);
    return infos;
  } finally {
    await connection.end();
  }
}
