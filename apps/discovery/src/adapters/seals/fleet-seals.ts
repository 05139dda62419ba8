import type { Card } from '#contracts/udp/messages.js';
import { LOCAL } from '#credentials/broker-token.js';
import { cardKeyOf, isSealed } from '#credentials/card-seal.js';
import type { AgentRegister } from '#credentials/agent-register.js';
import type { Seals } from '../../domain/ports.js';

/** As many as discovery follows; who invents more makes it derive keys anew. */
const MOST = 4096;

/** The seals of the agents that joined, and of those on this host. */
export class FleetSeals implements Seals {
  /** Keys by id and enrolment. */
  private readonly keys = new Map<string, string>();

  constructor(
    private readonly fleetSecret: string,
    private readonly register: Pick<AgentRegister, 'enrolmentOf'>,
  ) {}

  isEnrolled(id: string): boolean {
    return this.register.enrolmentOf(id) !== undefined;
  }

  isSealed(hostname: string, card: Card): boolean {
    return card.token !== undefined && isSealed(this.keyOf(card.id), hostname, card);
  }

  private keyOf(id: string): string {
    const enrolment = this.register.enrolmentOf(id) ?? LOCAL;
    const name = `${id}:${enrolment}`;
    const known = this.keys.get(name);
    if (known !== undefined) return known;
    const key = cardKeyOf(this.fleetSecret, id, enrolment);
    if (this.keys.size >= MOST) this.keys.clear();
    this.keys.set(name, key);
    return key;
  }
}
