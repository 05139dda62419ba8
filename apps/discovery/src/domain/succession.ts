import type { Agents } from './agents.js';
import type { Doubts } from './doubts.js';
import type { Effect } from './effects.js';
import type { Instant } from './instant.js';
import type { KnownService } from './known-service.js';
import type { Registry } from './registry.js';

/** One host that has got another id, such as by a new SD card: the old id is asked whether it is there still. */
export class Succession {
  constructor(
    private readonly registry: Registry,
    private readonly agents: Agents,
    private readonly doubts: Doubts,
  ) {}

  /** Tells what changed of a service that gave a sign of life; where it is found by it, whom it succeeds is asked. */
  announce(service: KnownService, now: Instant): Effect[] {
    const wasFound = service.published?.status === 'found';
    const told = this.registry.announce(service);
    return wasFound ? told : [...told, ...this.askPredecessors(service, now)];
  }

  /** Only one can have its address and port. */
  private askPredecessors(service: KnownService, now: Instant): Effect[] {
    if (service.port === undefined) return [];
    return this.registry
      .namesakes(service)
      .filter((other) => this.isSucceeded(other, service, now))
      .flatMap((other) => this.doubts.begin(other, 'replaced', now));
  }

  private isSucceeded(old: KnownService, { addresses, port }: KnownService, now: Instant): boolean {
    if (old.status === 'lost' || this.agents.isFresh(old.id, now)) return false;
    // A service that says no port is the program of before that the agent takes the place of.
    const samePort = old.port === undefined || old.port === port;
    return samePort && old.addresses.some((address) => addresses.includes(address));
  }
}
