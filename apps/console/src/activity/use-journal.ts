import { useCallback, useEffect, useState } from 'react';
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
  const read = useCallback(
    (cursor?: string, signal?: AbortSignal): Promise<Page> => {
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
  useEffect(() => {
    setPage(undefined);
    const take = (first: Page): void => {
      setFailure(undefined);
      setPage((before) => (before ? withNewer(before, first) : first));
    };
    return followJournal(fleet, (signal) => read(undefined, signal), take, setFailure);
  }, [fleet, read]);
  const more = (): void => {
    const cursor = page?.next;
    if (cursor !== undefined)
      void read(cursor).then((older) => setPage((before) => before && withOlder(before, older)), setFailure);
  };
  return { ...(page ?? NO_ENTRIES), isKnown: page !== undefined, failure, more };
}
