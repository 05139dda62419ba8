import { useFleet, useFleetStream } from './fleet-context.js';
import { operatorClockOf } from './operator-clock.js';
import { useNow } from './use-now.js';

/**
 * Unix ms by the operator host's clock, anew each second: what is told of the fleet has its times by that one. It stands
 * while nothing is heard of it: nobody knows whether what ran then still does.
 */
export function useOperatorNow(): number {
  const { connection } = useFleet();
  const now = useNow();
  const heardAt = 'since' in connection ? connection.since : now;
  return heardAt - operatorClockOf(useFleetStream()).aheadMs;
}
