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

  /** Once `service` was found: only one can have its address and port. */
  of(service: KnownService, now: Instant): Effect[] {
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
