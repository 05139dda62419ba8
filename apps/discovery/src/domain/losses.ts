import type { LostReason } from '#contracts/messages/registry.js';
import type { Agents } from './agents.js';
import type { Effect } from './effects.js';
import type { Instant } from './instant.js';
import type { KnownService } from './known-service.js';
import type { Registry } from './registry.js';

/** The one way to lose a service, whatever told of it. */
export class Losses {
  constructor(
    private readonly registry: Registry,
    private readonly agents: Agents,
  ) {}

  /** What the broker may have told of its end is carried out with it, and no news when it is read again. */
  of(service: KnownService, reason: LostReason, now: Instant): Effect[] {
    service.isLost(reason, now);
    this.agents.noteEndDone(service.id);
    return this.registry.announce(service);
  }
}
