import { RollcallError } from '#contracts/errors/rollcall-error.js';

/** What is known of the registry. */
interface KnownRegistry {
  readonly brokerConnected: boolean;
  readonly registryHeard: boolean;
}

/**
 * Throws `broker-away` or `discovery-away` until the whole registry was heard once: in the moment after the start nobody
 * can tell a camera that was not heard yet from one that there is not, and that answer might be kept.
 */
export function requireRegistry({ brokerConnected, registryHeard }: KnownRegistry): void {
  if (registryHeard) return;
  const since = 'The API has just started and has not heard which services there are';
  if (!brokerConnected)
    throw new RollcallError('broker-away', `${since}: it has no connection to the broker.`);
  throw new RollcallError('discovery-away', `${since}: discovery has not told all of them yet.`);
}
