import { useCallback, useEffect, useRef, useState } from 'react';
import type { StreamEvent } from '#client/index.js';
import { failureText } from '../format/failure-text.js';
import { useFleetStream } from '../state/fleet-context.js';
import { type Collection, readCollection } from './collection.js';

export interface CollectionInUse {
  readonly collection: Collection | undefined;
  /** Why it could not be read. */
  readonly failure: string | undefined;
  /** Takes an answer of the API for what it is now. */
  readonly become: (collection: Collection) => void;
}

/** How far a take is on the operator host, kept up to date. */
export function useCollection(id: string): CollectionInUse {
  const fleet = useFleetStream();
  const [collection, setCollection] = useState<Collection>();
  const [failure, setFailure] = useState<string>();
  const asked = useRef(0);
  const read = useCallback(async (): Promise<void> => {
    const nth = (asked.current += 1);
    // An answer to an earlier question may come later.
    const isLatest = (): boolean => nth === asked.current;
    try {
      const now = await readCollection(id);
      if (!isLatest()) return;
      setCollection(now);
      setFailure(undefined);
    } catch (error) {
      if (isLatest()) setFailure(failureText(error));
    }
  }, [id]);
  const become = useCallback((now: Collection): void => {
    asked.current += 1;
    setCollection(now);
  }, []);
  useEffect(() => {
    void read();
    let retrying = 0;
    return fleet.onEvent((event) => {
      if (event.type === 'collection.progress' && event.subject === id) {
        setCollection((before) => before && { ...before, ...event.data });
        // Which films, and why, is told to whoever asks.
        if (event.data.retrying !== retrying) void read();
        ({ retrying } = event.data);
      } else if (isNews(event, id)) void read();
    });
  }, [fleet, id, read]);
  return { collection, failure, become };
}

/** With a snapshot, what happened before was missed. */
function isNews(event: StreamEvent, id: string): boolean {
  return event.type === 'snapshot' || (event.type === 'collection.ended' && event.subject === id);
}
