import { useEffect, useState } from 'react';
import type { Schemas } from '#client/index.js';
import { failed } from '../frame/failed.js';
import { rollcall } from '../state/rollcall.js';

/** The groups as they were when the page was opened: no event tells of them. */
export function useGroups(): readonly Schemas['GroupView'][] {
  const [groups, setGroups] = useState<readonly Schemas['GroupView'][]>([]);
  useEffect(() => {
    const ending = new AbortController();
    rollcall.call('get', '/groups', { signal: ending.signal }).then(
      ({ items }) => setGroups(items),
      (error: unknown) => ending.signal.aborted || failed(error),
    );
    return () => ending.abort();
  }, []);
  return groups;
}
