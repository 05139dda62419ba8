import type { Collection, DiscoveryView, FleetService, RosterView } from '#contracts/http/views.js';
import { discoveryView } from '../discovery/discovery-view.js';
import type { Fleet } from '../fleet/fleet.js';
import type { RosterKeeper } from '../roster/roster-keeper.js';

/** What the operator knows, and the doctor asks it for. */
export interface OperatorSight {
  readonly services: Collection<FleetService>;
  readonly discovery: DiscoveryView;
  readonly roster: RosterView;
}

export function sightOf({ fleet, roster }: { fleet: Fleet; roster: RosterKeeper }): OperatorSight {
  return {
    services: { items: fleet.allServices() },
    discovery: discoveryView(fleet),
    roster: roster.view(),
  };
}
