import { useMemo } from 'react';
import { useFleet } from './fleet-context.js';

const NONE: readonly string[] = [];

/** Cameras to choose from: those that there are, and `others`, such as forgotten ones that something is left of. */
export function useCameraOptions(
  others: readonly string[] = NONE,
): readonly { readonly value: string; readonly label: string }[] {
  const { services, cameras } = useFleet();
  return useMemo(() => {
    const { compare } = new Intl.Collator(undefined, { numeric: true });
    return [...new Set([...cameras.keys(), ...others])]
      .map((id) => ({ value: id, label: services.get(id)?.label ?? id }))
      .sort((a, b) => compare(a.label, b.label));
  }, [services, cameras, others]);
}
