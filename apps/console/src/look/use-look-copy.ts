import { useCallback, useState } from 'react';
import { failureText } from '../format/failure-text.js';
import { copyLook, type CopyWish, type LookAnswer } from './copy-look.js';

export interface LookCopy {
  readonly isBusy: boolean;
  /** Of the last time; undefined before. */
  readonly answers: readonly LookAnswer[] | undefined;
  /** Why nothing was copied at all. */
  readonly failure: string | undefined;
  readonly copy: (wish: CopyWish) => void;
}

/** Copies a look, and keeps what the cameras answered. */
export function useLookCopy(): LookCopy {
  const [isBusy, setBusy] = useState(false);
  const [answers, setAnswers] = useState<readonly LookAnswer[]>();
  const [failure, setFailure] = useState<string>();
  const copy = useCallback((wish: CopyWish): void => {
    setBusy(true);
    setAnswers(undefined);
    setFailure(undefined);
    void copyLook(wish)
      .then(setAnswers, (error: unknown) => setFailure(failureText(error)))
      .finally(() => setBusy(false));
  }, []);
  return { isBusy, answers, failure, copy };
}
