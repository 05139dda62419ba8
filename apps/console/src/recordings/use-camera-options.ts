import { useMemo } from 'react';
import { useFleet } from '../state/fleet-context.js';
import type { Film } from './film.js';

/** The cameras that there are, and those that are forgotten and whose films are listed still. */
export function useCameraOptions(
  films: ReadonlyMap<string, Film>,
): readonly { readonly value: string; readonly label: string }[] {
  const { services, cameras } = useFleet();
  return useMemo(() => {
    const { compare } = new Intl.Collator(undefined, { numeric: true });
    const ids = new Set([...cameras.keys(), ...[...films.values()].map(({ cameraId }) => cameraId)]);
    return [...ids]
      .map((id) => ({ value: id, label: services.get(id)?.label ?? id }))
      .sort((a, b) => compare(a.label, b.label));
  }, [services, cameras, films]);
}
