import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { Fleet } from '../fleet/fleet.js';

/** Throws `broker-away` or `discovery-away` unless discovery would hear a request now. */
export function requireDiscovery(fleet: Fleet): void {
  if (!fleet.brokerConnected) {
    throw new RollcallError(
      'broker-away',
      'There is no connection to the broker, so discovery cannot be asked.',
    );
  }
  if (!fleet.discoveryReady) {
    throw new RollcallError('discovery-away', 'Discovery is not connected to the broker.');
  }
}
