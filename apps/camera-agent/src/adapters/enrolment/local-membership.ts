import { cardKeyOf } from '#credentials/card-seal.js';
import { LOCAL } from '#credentials/broker-token.js';
import { readFleetSecret } from '#credentials/fleet-secret.js';
import { readOperatorKey } from '#credentials/operator-key.js';
import { operatorLogin, type BrokerLogin } from '#credentials/operator-login.js';
import { systemClock } from '#runtime/system-clock.js';
import type { Membership } from './membership.js';

const nothing = (): void => undefined;

/**
 * Of an agent on the operator's host: it reads what the operator keeps there, so nobody has to let it join. Undefined
 * elsewhere, and here until the operator's parts have made their keys.
 */
export async function localMembership(
  id: string,
  dataDir: string,
  brokerUrl: string,
  login: BrokerLogin,
): Promise<Membership | undefined> {
  const key = await readOperatorKey(dataDir);
  const secret = await readFleetSecret(dataDir);
  if (!key || secret === undefined) return undefined;
  const passwordOf = await operatorLogin(dataDir, login, systemClock);
  return {
    operatorKey: key.publicKey,
    cardKey: cardKeyOf(secret, id, LOCAL),
    brokerHost: new URL(brokerUrl).hostname,
    access: async () => ({ url: brokerUrl, password: await passwordOf(id, id) }),
    connected: nothing,
    refused: nothing,
    operatorHeard: nothing,
    start: nothing,
    stop: nothing,
  };
}
