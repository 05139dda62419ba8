import type { Card } from '#contracts/udp/messages.js';
import type { Agents } from './agents.js';
import type { CardRefusal } from './effects.js';
import type { Freshness } from './freshness.js';
import type { Heard } from './heard.js';
import type { Instant } from './instant.js';
import type { Seals } from './ports.js';
import type { Registry } from './registry.js';

/** `authentic`: the agent made it, for now and here. `stranger`: anybody may have, and nobody vouches for the id. */
export type Credit = 'authentic' | 'stranger' | CardRefusal;

/** How far a card is believed. */
export class Credits {
  constructor(
    private readonly registry: Registry,
    private readonly agents: Agents,
    private readonly seals: Seals,
    private readonly freshness: Freshness,
  ) {}

  of({ hostname, address, own }: Heard, card: Card, now: Instant): Credit {
    // A seal does not cover this word, and no agent that has one says it.
    if (card.unclaimed || !this.seals.isSealed(hostname, card))
      return this.isVouchedFor(card) ? 'udp-unsealed' : 'stranger';
    if (!own && !card.at?.includes(address)) return 'udp-elsewhere';
    return this.freshness.isFresh(card, now.mono) ? 'authentic' : 'udp-stale-card';
  }

  /** Whether the operator let an agent with this id join. */
  isEnrolled(id: string): boolean {
    return this.seals.isEnrolled(id);
  }

  /** Notes an authentic card; true where that must outlive this process. */
  note(card: Card): boolean {
    return this.freshness.note(card);
  }

  /** The operator let it join, or it has shown before that it knows a secret of the operator's. */
  private isVouchedFor({ id, unclaimed }: Card): boolean {
    if (this.seals.isEnrolled(id)) return true;
    const service = this.registry.get(id);
    // It was revoked: what it says as a member counts no more, and it may say that it is none.
    if (service?.enrolled) return !unclaimed;
    return service?.verified === true || this.agents.isVerified(id);
  }
}
