import type { Card } from '#contracts/udp/messages.js';
import { LOCAL } from '#credentials/broker-token.js';
import { cardKeyOf, sealOf } from '#credentials/card-seal.js';
import { FleetSeals } from '#discovery/adapters/seals/fleet-seals.js';

const SECRET = 'the fleet secret of the tests, long enough';

/** The operator's seals, and the agents' side of them. */
export class TestSeals extends FleetSeals {
  private number = 0;

  constructor(
    /** Who joined, by id. */
    readonly enrolments = new Map<string, string>(),
  ) {
    super(SECRET, { enrolmentOf: (id) => enrolments.get(id) });
  }

  /** As the agent sends it from `address`: an answer where it names a search, else with the next number. */
  seal(hostname: string, address: string, card: Card): Card {
    const numbered = card.search === undefined && card.n === undefined ? { n: (this.number += 1) } : {};
    const placed = { ...card, ...numbered, at: card.at ?? [address] };
    const key = cardKeyOf(SECRET, card.id, this.enrolments.get(card.id) ?? LOCAL);
    return { ...placed, token: sealOf(key, hostname, placed) };
  }
}
