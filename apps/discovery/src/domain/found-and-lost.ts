import { Agents } from './agents.js';
import { BrokerRules } from './broker-rules.js';
import type { Effect } from './effects.js';
import type { Instant } from './instant.js';
import { Losses } from './losses.js';
import type { Digest } from './minimal-id.js';
import { Registry } from './registry.js';
import { UdpRules } from './udp-rules.js';

/**
 * The state machine that decides who is found and who is lost. Pure: every input brings the time with it and
 * gives back what is to be done.
 */
export class FoundAndLost {
  readonly registry = new Registry();
  readonly udp: UdpRules;
  readonly broker: BrokerRules;

  constructor(digest: Digest) {
    const agents = new Agents();
    const losses = new Losses(this.registry, agents);
    this.udp = new UdpRules(this.registry, agents, losses, digest);
    this.broker = new BrokerRules(this.registry, agents, losses, this.udp.succession);
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
