import type { Agents } from './agents.js';
import { hintBelievedAt, probeDueAt, type Hint } from './confirmation.js';
import type { Effect, Target } from './effects.js';
import type { Instant } from './instant.js';
import type { KnownService } from './known-service.js';
import type { Losses } from './losses.js';
import type { Registry } from './registry.js';

/** Services that may be gone: they are asked, one by one, until they answer or are lost. */
export class Doubts {
  /** Those whose confirmation has ended leave at the next tick. */
  private readonly services = new Set<KnownService>();

  constructor(
    private readonly registry: Registry,
    private readonly agents: Agents,
    private readonly losses: Losses,
    private readonly mayLose: () => boolean,
  ) {}

  /** Begins to ask. A hint on UDP, such as a farewell, is only that: anybody can send one. */
  begin(service: KnownService, hint: Hint | undefined, now: Instant): Effect[] {
    service.confirmation = { since: now.mono, hint, sent: 0 };
    this.services.add(service);
    return this.confirm(service, now);
  }

  /** Does what is due by `now`: probes, and losses by a hint that nobody refuted. */
  tick(now: Instant): Effect[] {
    return [...this.services].flatMap((service) => this.confirm(service, now));
  }

  /** When `tick` has something to do, monotonic ms; Infinity for never. */
  nextDueAt(): number {
    let due = Infinity;
    for (const { confirmation } of this.services) {
      if (!confirmation) continue;
      const hint = this.mayLose() ? hintBelievedAt(confirmation) : Infinity;
      due = Math.min(due, hint, probeDueAt(confirmation));
    }
    return due;
  }

  private confirm(service: KnownService, now: Instant): Effect[] {
    const { confirmation } = service;
    if (!confirmation) {
      this.services.delete(service);
      return [];
    }
    const { hint } = confirmation;
    if (hint && hintBelievedAt(confirmation) <= now.mono) {
      if (this.agents.isFresh(service.id, now)) {
        service.doubtNoMore();
        return this.registry.announce(service);
      }
      if (this.mayLose()) return this.losses.of(service, hint, now);
    }
    if (probeDueAt(confirmation) > now.mono) return [];
    service.confirmation = { ...confirmation, sent: confirmation.sent + 1 };
    return targetsOf(service).map((to) => ({ type: 'confirm', to }));
  }
}

/**
 * Where it last answered from, and the port of the roll call at every address: its process may be another one by now,
 * and a forged answer must not keep the probes from it.
 */
function targetsOf({ endpoint, addresses }: KnownService): Target[] {
  return [...(endpoint ? [endpoint] : []), ...addresses.map((address) => ({ address }))];
}
