import type { Collection, DiscoveryView, FleetService, RosterView } from '#contracts/http/views.js';
import { discoveryView } from '../discovery/discovery-view.js';
import type { Fleet } from '../fleet/fleet.js';
import type { RosterKeeper } from '../roster/roster-keeper.js';

/** What the operator knows, and the doctor asks it for. */
export interface OperatorSight {
  /** Where the API was asked. */
  readonly url: string;
  readonly services: Collection<FleetService>;
  readonly discovery: DiscoveryView;
  readonly roster: RosterView;
}

/** Discovery has not been heard of: that is something to find. */
const NOBODY: DiscoveryView = { present: false, count: 0, links: [], leftOut: [], seeds: [], refused: {} };

export function sightOf(
  url: string,
  { fleet, roster }: { fleet: Fleet; roster: RosterKeeper },
): OperatorSight {
  return {
    url,
    services: { items: fleet.allServices() },
    discovery: fleet.meta ? discoveryView(fleet) : NOBODY,
    roster: roster.view(),
  };
}
