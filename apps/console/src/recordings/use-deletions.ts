import { useEffect, useSyncExternalStore } from 'react';
import { deletions, type Pending } from './deletions.js';

const subscribe = (listener: () => void): (() => void) => deletions.subscribe(listener);

/** What is to be deleted. Leaving the page, for another one or for good, sends it. */
export function useDeletions(): Pending {
  useEffect(() => {
    const leave = (): void => deletions.leave();
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      deletions.flush();
    };
  }, []);
  return useSyncExternalStore(subscribe, () => deletions.pending);
}
