import { useEffect, useState } from 'react';
import { failureText } from '../format/failure-text.js';
import { type Certificate, certificates } from './certificates.js';

export interface Certified {
  readonly certificate?: Certificate;
  /** Why there is none. */
  readonly failure?: string;
}

const NONE: Certified = {};

/** The certificate of a take, once it is wanted: what is not over yet has none that stays true. */
export function useCertificate(id: string, isWanted: boolean): Certified & { readonly again: () => void } {
  const [certified, setCertified] = useState(NONE);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    if (!isWanted) return;
    const ending = new AbortController();
    const show = (next: Certified): void => {
      if (!ending.signal.aborted) setCertified(next);
    };
    certificates.of(id, ending.signal).then(
      (certificate) => show({ certificate }),
      (error: unknown) => show({ failure: failureText(error) }),
    );
    return () => ending.abort();
  }, [id, isWanted, attempt]);
  const again = (): void => {
    setCertified(NONE);
    setAttempt(attempt + 1);
  };
  return { ...certified, again };
}
