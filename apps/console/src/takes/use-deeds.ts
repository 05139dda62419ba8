import { useCallback, useState } from 'react';
import { failureText } from '../format/failure-text.js';

export interface Deeds<Deed extends string> {
  readonly busy: ReadonlySet<string>;
  /** Why the last one came to nothing. */
  readonly failure: string | undefined;
  /** Gives the answer; undefined where it came to nothing. Never rejects. */
  readonly run: <T>(deed: Deed, call: () => Promise<T>) => Promise<T | undefined>;
}

/** Several things that may be asked of the API at once: a take that is still starting can be cut. */
export function useDeeds<Deed extends string>(): Deeds<Deed> {
  const [busy, setBusy] = useState<ReadonlySet<string>>(new Set());
  const [failure, setFailure] = useState<string>();
  const run = useCallback(async <T>(deed: Deed, call: () => Promise<T>): Promise<T | undefined> => {
    setBusy((before) => new Set([...before, deed]));
    setFailure(undefined);
    try {
      return await call();
    } catch (error) {
      setFailure(failureText(error));
      return undefined;
    } finally {
      setBusy((before) => new Set([...before].filter((each) => each !== deed)));
    }
  }, []);
  return { busy, failure, run };
}
