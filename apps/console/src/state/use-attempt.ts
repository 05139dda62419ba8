import { useCallback, useState } from 'react';
import { failureText } from '../format/failure-text.js';

export interface Attempt {
  readonly isBusy: boolean;
  /** Why the last one came to nothing. */
  readonly failure: string | undefined;
  /** Gives whether it was done. Never rejects. */
  readonly run: (call: () => Promise<unknown>) => Promise<boolean>;
}

/** Something that is asked of the API, and why it did not work, to be shown beside it. */
export function useAttempt(): Attempt {
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string>();
  const run = useCallback(async (call: () => Promise<unknown>): Promise<boolean> => {
    setBusy(true);
    setFailure(undefined);
    try {
      await call();
      return true;
    } catch (error) {
      setFailure(failureText(error));
      return false;
    } finally {
      setBusy(false);
    }
  }, []);
  return { isBusy, failure, run };
}
