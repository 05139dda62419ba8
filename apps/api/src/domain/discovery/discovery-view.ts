import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { DiscoveryView } from '#contracts/http/views.js';
import type { Fleet } from '../fleet/fleet.js';
import { requireDiscovery } from './require-discovery.js';

/** How discovery fares, as it last said. Throws `broker-away` or `discovery-away` until it has said something. */
export function discoveryView(fleet: Fleet): DiscoveryView {
  const { meta } = fleet;
  if (!meta) {
    requireDiscovery(fleet);
    throw new RollcallError('discovery-away', 'Discovery has not told of its registry yet.');
  }
  const { epoch: _epoch, rev: _rev, ...view } = meta;
  return { present: fleet.discoveryReady, ...view };
}
