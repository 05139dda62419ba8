import { useCallback, useEffect, useRef, useState } from 'react';
import { useFleetStream } from '../state/fleet-context.js';
import { rollcall } from '../state/rollcall.js';
import { type Kind, KINDS } from './entry.js';
import { followJournal } from './follow-journal.js';
import { NO_ENTRIES, type Page, withNewer, withOlder } from './pages.js';

export interface JournalFilter {
  readonly kind: Kind;
  readonly camera: string | undefined;
}

export interface JournalView extends Page {
  readonly isKnown: boolean;
  readonly failure: unknown;
  readonly more: () => void;
}

/** The journal from the newest entry on. Each event of the stream says that there may be more. */
export function useJournal({ kind, camera }: JournalFilter): JournalView {
  const fleet = useFleetStream();
  const [page, setPage] = useState<Page>();
  const [failure, setFailure] = useState<unknown>();
  const read = useRead({ kind, camera });
  /** Aborted once another filter is chosen: what was asked for by the one before does not count any more. */
  const chosen = useRef<AbortSignal>(undefined);
  useEffect(() => {
    const ending = new AbortController();
    chosen.current = ending.signal;
    setPage(undefined);
    setFailure(undefined);
    const take = (first: Page): void => {
      setFailure(undefined);
      setPage((before) => (before ? withNewer(before, first) : first));
    };
    const stop = followJournal(fleet, (signal) => read(undefined, signal), take, setFailure);
    return () => {
      stop();
      ending.abort();
    };
  }, [fleet, read]);
  const more = (): void => {
    const { current: signal } = chosen;
    const cursor = page?.next;
    if (cursor === undefined || !signal) return;
    const take = (older: Page): void => {
      if (signal.aborted) return;
      setFailure(undefined);
      setPage((before) => before && withOlder(before, cursor, older));
    };
    void read(cursor, signal).then(take, (error: unknown) => signal.aborted || setFailure(error));
  };
  return { ...(page ?? NO_ENTRIES), isKnown: page !== undefined, failure, more };
}

function useRead({ kind, camera }: JournalFilter): (cursor?: string, signal?: AbortSignal) => Promise<Page> {
  return useCallback(
    (cursor, signal) => {
      const types = kind === 'all' ? {} : { types: KINDS[kind].join() };
      const query = {
        ...types,
        ...(camera !== undefined && { camera }),
        ...(cursor !== undefined && { cursor }),
      };
      return rollcall.call('get', '/events/history', { params: { query }, ...(signal && { signal }) });
    },
    [kind, camera],
  );
}
