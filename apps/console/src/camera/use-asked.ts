import { useState } from 'react';
import { failed } from '../frame/failed.js';

/** Something that is asked for once at a time; a failure is shown. */
export function useAsked(): {
  readonly isBusy: boolean;
  readonly ask: (call: () => Promise<unknown>) => void;
} {
  const [isBusy, setBusy] = useState(false);
  const ask = (call: () => Promise<unknown>): void => {
    if (isBusy) return;
    setBusy(true);
    void call()
      .catch(failed)
      .finally(() => setBusy(false));
  };
  return { isBusy, ask };
}
