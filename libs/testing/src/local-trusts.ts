import type { RollCallTrust } from '#camera-agent/adapters/udp/roll-call-trust.js';
import { LOCAL } from '#credentials/broker-token.js';
import { cardKeyOf } from '#credentials/card-seal.js';
import { loadOrCreateFleetSecret } from '#credentials/fleet-secret.js';
import { loadOrCreateOperatorKey } from '#credentials/operator-key.js';

/** Gives agents of this process, by their ids, what they have in common with the operator of this data folder. */
export async function localTrusts(dataDir: string): Promise<(id: string) => RollCallTrust> {
  const secret = await loadOrCreateFleetSecret(dataDir);
  const { publicKey } = await loadOrCreateOperatorKey(dataDir);
  // Greater than those of a process before: it began earlier.
  let number = Date.now();
  return (id) => ({
    cardKey: cardKeyOf(secret, id, LOCAL),
    operatorKey: publicKey,
    nextNumber: () => number++,
    operatorHeard: () => undefined,
  });
}
