import { useMemo } from 'react';
import type { Schemas } from '#client/index.js';
import { byName } from '../format/by-name.js';
import { useFleet } from './fleet-context.js';

/** Cameras under a name, by their names. */
export function useGroups(): readonly Schemas['GroupView'][] {
  const { groups } = useFleet();
  return useMemo(() => [...groups.values()].sort((a, b) => byName(a.name, b.name)), [groups]);
}
