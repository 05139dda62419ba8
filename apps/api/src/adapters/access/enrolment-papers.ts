import type { Enrolment } from '#contracts/http/enrolment-views.js';
import type { Clock } from '#contracts/ports/clock.js';
import { signBrokerToken } from '#credentials/broker-token.js';
import { cardKeyOf } from '#credentials/card-seal.js';
import { credentialOf } from '#credentials/credential.js';
import type { EnrolledAgent } from '#credentials/enrolled-agent.js';
import type { OperatorKey } from '#credentials/operator-key.js';
import type { BrokerLogin } from '#credentials/operator-login.js';
import type { JoinPlace } from './join-place.js';

/** How long the token for the broker is good; agents renew theirs long before. */
export const LOGIN_MS = 7 * 86_400_000;

export interface PaperNeeds {
  readonly fleetSecret: string;
  readonly operatorKey: OperatorKey;
  readonly brokerLogin: BrokerLogin;
  readonly clock: Clock;
  /** Throws `network-closed`. */
  readonly place: () => JoinPlace;
}

/** What an enrolled agent is given: whom to believe, and how to sign in at the broker. */
export class EnrolmentPapers {
  constructor(private readonly needs: PaperNeeds) {}

  /** Rejects with `network-closed`. */
  async of({ id, enrolment }: Pick<EnrolledAgent, 'id' | 'enrolment'>): Promise<Enrolment> {
    const { fleetSecret, operatorKey, clock, place } = this.needs;
    const { broker } = place();
    const now = clock.now();
    return {
      id,
      enrolment,
      now,
      operatorKey: operatorKey.text,
      cardKey: cardKeyOf(fleetSecret, id, enrolment),
      broker: { ...broker, ...(await this.login(id, enrolment, now)) },
    };
  }

  private async login(
    id: string,
    enrolment: string,
    now: number,
  ): Promise<Pick<Enrolment['broker'], 'password' | 'expiresAt'>> {
    const { fleetSecret, operatorKey, brokerLogin } = this.needs;
    if (brokerLogin === 'password') return { password: credentialOf(fleetSecret, id) };
    const expiresAt = now + LOGIN_MS;
    const user = { user: id, clientId: id, enrolment };
    const password = await signBrokerToken(operatorKey.privateKey, user, expiresAt);
    return { password, expiresAt: new Date(expiresAt).toISOString() };
  }
}
