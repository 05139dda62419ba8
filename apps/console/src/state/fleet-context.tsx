import {
  createContext,
  type ReactElement,
  type ReactNode,
  use,
  useEffect,
  useState,
  useSyncExternalStore,
} from 'react';
import type { Fleet, FleetState } from '#client/index.js';
import { operatorClockOf } from './operator-clock.js';
import { PacedFleet } from './paced-fleet.js';
import { rollcall } from './rollcall.js';
import { telemetryOf } from './telemetry.js';

const Context = createContext<PacedFleet | undefined>(undefined);

/** Keeps one event stream open for all that is beneath it. */
export function FleetProvider({ children }: { readonly children: ReactNode }): ReactElement | null {
  const [paced, setPaced] = useState<PacedFleet>();
  useEffect(() => {
    const opened = new PacedFleet(rollcall.fleet());
    // From here on, so that charts and clocks begin with the tab and not when one first looks at them.
    telemetryOf(opened.fleet);
    operatorClockOf(opened.fleet);
    setPaced(opened);
    return () => opened.close();
  }, []);
  return paced ? <Context value={paced}>{children}</Context> : null;
}

function usePaced(): PacedFleet {
  const paced = use(Context);
  if (!paced) throw new Error('there is no FleetProvider above');
  return paced;
}

export function useFleetStream(): Fleet {
  return usePaced().fleet;
}

/** The fleet as the stream tells it; look at `connection` before believing it. */
export function useFleet(): FleetState {
  const paced = usePaced();
  return useSyncExternalStore(
    (listener) => paced.subscribe(listener),
    () => paced.state,
  );
}
