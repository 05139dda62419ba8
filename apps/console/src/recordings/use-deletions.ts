import { useEffect, useSyncExternalStore } from 'react';
import { deletions } from './deletions.js';
import type { Pending } from './film-deletions.js';

const subscribe = (listener: () => void): (() => void) => deletions.subscribe(listener);

/** What is to be deleted. Going to another page sends it. */
export function useDeletions(): Pending {
  useEffect(() => () => void deletions.flush(), []);
  return useSyncExternalStore(subscribe, () => deletions.pending);
}
