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
import { rollcall } from './rollcall.js';
import { telemetryOf } from './telemetry.js';

const Context = createContext<Fleet | undefined>(undefined);

/** Keeps one event stream open for all that is beneath it. */
export function FleetProvider({ children }: { readonly children: ReactNode }): ReactElement | null {
  const [fleet, setFleet] = useState<Fleet>();
  useEffect(() => {
    const opened = rollcall.fleet();
    // From here on, so that the charts begin with the tab and not when one first looks at them.
    telemetryOf(opened);
    setFleet(opened);
    return () => opened.close();
  }, []);
  return fleet ? <Context value={fleet}>{children}</Context> : null;
}

export function useFleetStream(): Fleet {
  const fleet = use(Context);
  if (!fleet) throw new Error('there is no FleetProvider above');
  return fleet;
}

/** The fleet as the stream tells it; look at `connection` before believing it. */
export function useFleet(): FleetState {
  const fleet = useFleetStream();
  return useSyncExternalStore(
    (listener) => fleet.subscribe(listener),
    () => fleet.state,
  );
}
