import { useCallback, useEffect, useState } from 'react';
import { rollcall } from '../state/rollcall.js';
import type { ApiDocument } from './document.js';

export interface DocumentState {
  readonly document: ApiDocument | undefined;
  readonly failure: unknown;
  readonly again: () => void;
}

/** The document of the API that served this page, read once. */
export function useDocument(): DocumentState {
  const [document, setDocument] = useState<ApiDocument>();
  const [failure, setFailure] = useState<unknown>();
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    const ending = new AbortController();
    rollcall.document(ending.signal).then(
      (read) => setDocument(read as ApiDocument),
      (error: unknown) => !ending.signal.aborted && setFailure(error),
    );
    return () => ending.abort();
  }, [attempt]);
  const again = useCallback(() => {
    setFailure(undefined);
    setAttempt((count) => count + 1);
  }, []);
  return { document, failure, again };
}
