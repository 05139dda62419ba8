import { LatestPresence } from '#api/domain/fleet/latest-presence.js';
import type { Bus } from '#bus/bus.js';
import { Connection, type Packet } from '#bus/connection.js';
import { PresenceKeeper } from '#bus/presence-keeper.js';
import { encode } from '#contracts/messages/encode.js';
import type { Presence } from '#contracts/messages/presence.js';
import { topicOf } from '#contracts/topics/topic.js';
import { operatorLogin } from '#credentials/operator-login.js';
import { systemClock } from '#runtime/system-clock.js';
import { apiBus, connected, memoryEpochs, type BrokerAccess } from './bus.js';

const BOOT = 'boot-1';

/** What a reader of the presence topics has heard. */
export interface WillCount {
  /** Wills in all. */
  readonly wills: number;
  /** Those that came when the birth of a newer connection had been heard. */
  readonly late: number;
  /** Those of them that the rule of epochs let through: the reader held a connected agent for lost. */
  readonly believed: number;
}

/** Clients of one broker, each of which throws out its predecessor with the same id. */
export class Takeovers {
  private readonly keepers = new Map<string, PresenceKeeper>();
  private readonly latest = new Map<string, Connection>();
  private readonly ending = new AbortController();
  private readonly seen = new Map<string, { presence: LatestPresence; newest: number }>();
  private count = { wills: 0, late: 0, believed: 0 };

  private readonly reader: Bus;

  private constructor(private readonly broker: BrokerAccess) {
    this.reader = apiBus(broker, 'takeovers');
    this.reader.on('agent.presence', {}, (presence, { params }) => this.hear(params.id, presence));
  }

  /** With a reader of its own; `dataDir` is the operator's. */
  static async at(url: string, dataDir: string): Promise<Takeovers> {
    const takeovers = new Takeovers({ url, passwordOf: await operatorLogin(dataDir, 'token', systemClock) });
    await connected(takeovers.reader);
    return takeovers;
  }

  get heard(): WillCount {
    return { ...this.count };
  }

  /** Connects as this id, with a will, and says that it is ready; who was connected with the id is thrown out. */
  async connect(id: string): Promise<void> {
    const keeper = this.keeperOf(id);
    const will = await keeper.begin();
    const { url, passwordOf } = this.broker;
    const credentials = { url, clientId: id, username: id, password: await passwordOf(id, id) };
    const connection = await Connection.open(credentials, will, this.ending.signal);
    await connection.publish(infoOf(id));
    await connection.publish(keeper.birth());
    this.latest.set(id, connection);
  }

  async close(): Promise<void> {
    this.ending.abort();
    for (const connection of this.latest.values()) connection.break();
    await this.reader.close();
  }

  private keeperOf(id: string): PresenceKeeper {
    const topic = topicOf('agent.presence', { id });
    const keeper = this.keepers.get(id) ?? new PresenceKeeper(topic, BOOT, memoryEpochs(), systemClock);
    this.keepers.set(id, keeper);
    return keeper;
  }

  private hear(id: string, message: Presence | undefined): void {
    if (!message) return;
    const seen = this.seen.get(id) ?? { presence: new LatestPresence(), newest: -1 };
    this.seen.set(id, seen);
    const { presence, newest } = seen;
    const wasReady: boolean = presence.isReady;
    presence.take(message);
    if (message.state === 'ready') seen.newest = Math.max(newest, message.epoch);
    if (message.reason !== 'will') return;
    const isLate = message.epoch < newest;
    this.count.wills += 1;
    if (isLate) this.count.late += 1;
    if (isLate && wasReady && !presence.isReady) this.count.believed += 1;
  }
}

/** With it discovery finds the agent at once. */
function infoOf(id: string): Packet {
  const camera = { model: 'none', driver: 'simulated', modes: [], version: '0' };
  const info = { hostname: `pi-${id}`, addresses: ['127.0.0.1'], port: 9898, boot: BOOT, ...camera };
  return { topic: topicOf('agent.info', { id }), payload: encode(info), qos: 1, retain: true };
}
