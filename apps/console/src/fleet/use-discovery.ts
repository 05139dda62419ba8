import { useEffect, useState } from 'react';
import type { Schemas } from '#client/index.js';
import { failureText } from '../format/failure-text.js';
import { rollcall } from '../state/rollcall.js';

const AGAIN_MS = 5000;

export interface DiscoveryState {
  readonly view: Schemas['DiscoveryView'] | undefined;
  /** Why it could not be asked. */
  readonly failure: string | undefined;
}

/** How discovery fares, asked for as long as somebody looks. */
export function useDiscovery(): DiscoveryState {
  const [state, setState] = useState<DiscoveryState>({ view: undefined, failure: undefined });
  useEffect(() => {
    const ending = new AbortController();
    let timer: number | undefined;
    const ask = async (): Promise<void> => {
      try {
        const view = await rollcall.call('get', '/discovery', { signal: ending.signal });
        setState({ view, failure: undefined });
      } catch (error) {
        if (ending.signal.aborted) return;
        setState({ view: undefined, failure: failureText(error) });
      }
      if (!ending.signal.aborted) timer = window.setTimeout(() => void ask(), AGAIN_MS);
    };
    void ask();
    return () => {
      ending.abort();
      window.clearTimeout(timer);
    };
  }, []);
  return state;
}
