import { useMemo } from 'react';
import { useFleet } from '../state/fleet-context.js';
import type { Unreached } from './film-list.js';

/** Whose films cannot be had now: the cameras that could not be asked, and those that are lost. */
export function useAway(unreached: Unreached): ReadonlySet<string> {
  const { services } = useFleet();
  return useMemo(() => {
    const lost = [...services.values()].filter(({ status }) => status === 'lost').map(({ id }) => id);
    return new Set([...lost, ...unreached.map(({ cameraId }) => cameraId)]);
  }, [services, unreached]);
}
