import { encodeRollCall } from '#contracts/udp/codec.js';
import { ROLL_ANSWER, type Card, type CardService } from '#contracts/udp/messages.js';
import { MAX_ADDRESSES } from '#contracts/udp/read-card.js';
import { sealOf } from '#credentials/card-seal.js';
import type { RollCallTrust } from './roll-call-trust.js';

export interface AgentCardOptions {
  readonly hostname: string;
  /** What is the same in all cards of this process. */
  readonly card: Pick<Card, 'id' | 'boot'>;
  /** The IPv4 addresses of this host, as they are now; the most used first. */
  readonly addresses: () => readonly string[];
  /** Absent while no operator has let the agent join. */
  readonly trust?: RollCallTrust;
}

/** The datagrams in which an agent says who it is. */
export class AgentCards {
  /** What the agent has to offer. */
  services: readonly CardService[] = [];

  constructor(private readonly options: AgentCardOptions) {}

  /** To whoever asked: without a seal, as a stranger is told no more than who is there. */
  answer(search: string | undefined): Uint8Array {
    return this.encode(this.card('here', search === undefined ? {} : { search }));
  }

  /** To the operator, whose search it names. */
  sealedAnswer(search: string): Uint8Array {
    return this.encode(this.sealed(this.card('here', { search })));
  }

  /** To everybody, unasked; each has a number of its own, so that none can be said again by somebody else. */
  announcement(state: Card['state']): Uint8Array {
    const { trust } = this.options;
    return this.encode(this.sealed(this.card(state, trust ? { n: trust.nextNumber() } : {})));
  }

  private card(state: Card['state'], more: Pick<Card, 'search' | 'n'>): Card {
    const { card, trust } = this.options;
    if (!trust) return { v: 1, ...card, state, services: [], ...more, unclaimed: true };
    return { v: 1, ...card, state, services: this.services, ...more };
  }

  private sealed(card: Card): Card {
    const { trust, hostname, addresses } = this.options;
    if (!trust) return card;
    const placed = { ...card, at: addresses().slice(0, MAX_ADDRESSES) };
    return { ...placed, token: sealOf(trust.cardKey, hostname, placed) };
  }

  private encode(card: Card): Uint8Array {
    return encodeRollCall({ command: ROLL_ANSWER, hostname: this.options.hostname, card });
  }
}
