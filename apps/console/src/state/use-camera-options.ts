import { useMemo } from 'react';
import { useFleet } from './fleet-context.js';
import { byName } from '../format/by-name.js';

export interface CameraOption {
  readonly value: string;
  readonly label: string;
}

const NONE: readonly string[] = [];

/**
 * Cameras to choose from: those that there are, and `others`, such as forgotten ones that something is left of. The same
 * list for as long as nothing of it changes: a field draws all of them, also while it is shut.
 */
export function useCameraOptions(others: readonly string[] = NONE): readonly CameraOption[] {
  const { services, cameras } = useFleet();
  const text = useMemo(() => {
    const options = [...new Set([...cameras.keys(), ...others])]
      .map((id) => ({ value: id, label: services.get(id)?.label ?? id }))
      .sort((a, b) => byName(a.label, b.label));
    return JSON.stringify(options);
  }, [services, cameras, others]);
  return useMemo(() => JSON.parse(text) as CameraOption[], [text]);
}
