import { useMemo } from 'react';
import { useFleet } from './fleet-context.js';
import { byName } from '../format/by-name.js';

const NONE: readonly string[] = [];

/** Cameras to choose from: those that there are, and `others`, such as forgotten ones that something is left of. */
export function useCameraOptions(
  others: readonly string[] = NONE,
): readonly { readonly value: string; readonly label: string }[] {
  const { services, cameras } = useFleet();
  return useMemo(() => {
    return [...new Set([...cameras.keys(), ...others])]
      .map((id) => ({ value: id, label: services.get(id)?.label ?? id }))
      .sort((a, b) => byName(a.label, b.label));
  }, [services, cameras, others]);
}
