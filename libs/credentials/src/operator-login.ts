import type { Clock } from '#contracts/ports/clock.js';
import type { EnvReader } from '#runtime/env.js';
import { LOCAL, signBrokerToken } from './broker-token.js';
import { credentialOf } from './credential.js';
import { loadOrCreateFleetSecret } from './fleet-secret.js';
import { loadOrCreateOperatorKey } from './operator-key.js';

/** `token`: a JWT, for Rollcall's own broker and EMQX. `password`: derived from the fleet secret, for mosquitto. */
export const BROKER_LOGINS = ['token', 'password'] as const;
export type BrokerLogin = (typeof BROKER_LOGINS)[number];

/** What runs on the operator's host signs for itself at each connect; nobody renews that. */
const LOCAL_MS = 365 * 86_400_000;

export function readBrokerLogin(env: EnvReader): BrokerLogin {
  return env.oneOf('ROLLCALL_BROKER_LOGIN', BROKER_LOGINS, 'token');
}

/** Gives the password of a user at the broker, on the operator's host, anew for each connection. */
export async function operatorLogin(
  dataDir: string,
  login: BrokerLogin,
  clock: Pick<Clock, 'now'>,
): Promise<(user: string, clientId: string) => Promise<string>> {
  if (login === 'password') {
    const secret = await loadOrCreateFleetSecret(dataDir);
    return (user) => Promise.resolve(credentialOf(secret, user));
  }
  const { privateKey } = await loadOrCreateOperatorKey(dataDir);
  return (user, clientId) =>
    signBrokerToken(privateKey, { user, clientId, enrolment: LOCAL }, clock.now() + LOCAL_MS);
}
