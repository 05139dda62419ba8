import { Agents } from './agents.js';
import { BrokerRules } from './broker-rules.js';
import { Credits } from './credit.js';
import type { Effect } from './effects.js';
import { Freshness } from './freshness.js';
import type { Instant } from './instant.js';
import { Losses } from './losses.js';
import type { Digest } from './minimal-id.js';
import type { Seals } from './ports.js';
import { Registry } from './registry.js';
import type { StoredRegistry } from './stored-service.js';
import { UdpRules } from './udp-rules.js';

/**
 * The state machine that decides who is found and who is lost. Pure: every input brings the time with it and
 * gives back what is to be done.
 */
export class FoundAndLost {
  readonly registry = new Registry();
  readonly freshness = new Freshness();
  readonly udp: UdpRules;
  readonly broker: BrokerRules;

  constructor(digest: Digest, seals: Seals) {
    const agents = new Agents();
    const losses = new Losses(this.registry, agents);
    const credits = new Credits(this.registry, agents, seals, this.freshness);
    this.udp = new UdpRules(this.registry, agents, losses, credits, digest);
    this.broker = new BrokerRules(this.registry, agents, losses, this.udp.succession, seals);
  }

  restore({ services, numbers }: StoredRegistry): void {
    this.registry.restore(services);
    this.freshness.restore(numbers);
  }

  stored(): StoredRegistry {
    return { services: this.registry.stored(), numbers: this.freshness.toStored() };
  }

  /** Does what is due by `now`. */
  tick(now: Instant): Effect[] {
    return [...this.broker.tick(now), ...this.udp.tick(now)];
  }

  /** When `tick` has something to do, monotonic ms; Infinity for never. */
  nextDueAt(): number {
    return Math.min(this.broker.nextDueAt(), this.udp.nextDueAt());
  }
}
