import type { Bus } from '#bus/bus.js';
import type { Service } from '#contracts/messages/registry.js';
import { operatorLogin } from '#credentials/operator-login.js';
import { systemClock } from '#runtime/system-clock.js';
import { connected, discoveryBus, type BrokerAccess } from '../bus.js';
import type { TroupeOptions } from './protocol.js';
import { TroupeAgent } from './troupe-agent.js';

/** Agents that start at a time: a broker lets in so many at once. */
const AT_A_TIME = 32;

/** Agents on the bus, and the discovery that has found them. */
export class Troupe {
  private constructor(
    readonly agents: readonly TroupeAgent[],
    private readonly discovery: Bus,
  ) {}

  static async open({ url, dataDir, count, prefix }: TroupeOptions): Promise<Troupe> {
    const broker: BrokerAccess = { url, passwordOf: await operatorLogin(dataDir, 'token', systemClock) };
    const agents = Array.from({ length: count }, (_, i) => new TroupeAgent(broker, `${prefix}${i}`));
    for (let first = 0; first < count; first += AT_A_TIME)
      await Promise.all(agents.slice(first, first + AT_A_TIME).map((agent) => agent.start()));
    const troupe = new Troupe(agents, discoveryBus(broker));
    await troupe.find();
    return troupe;
  }

  private async find(): Promise<void> {
    await connected(this.discovery);
    for (const { id } of this.agents) await this.discovery.publish('registry.service', { id }, serviceOf(id));
    const lists = { refused: {}, links: [], leftOut: [], seeds: [] };
    await this.discovery.publish(
      'registry.meta',
      {},
      { epoch: 1, rev: 1, count: this.agents.length, ...lists },
    );
  }
}

function serviceOf(id: string): Service {
  const at = new Date().toISOString();
  const seen = { since: at, firstSeen: at, lastSeen: at };
  const host = { hostname: `pi-${id}`, label: `pi-${id}`, addresses: ['127.0.0.1'], port: 9898 };
  return { id, kind: 'camera', ...host, status: 'found', reason: 'search', ...seen, flags: [] };
}
