import { useCallback, useEffect, useState } from 'react';
import { ApiError, type Schemas } from '#client/index.js';
import { failureText } from '../format/failure-text.js';
import { rollcall } from '../state/rollcall.js';

export type Session = Schemas['SessionView'];
export type Credential = Schemas['SessionRequest'];

export interface SessionState {
  /** `unknown` until the API has said. */
  readonly session: Session | 'unknown' | 'nobody';
  /** Why it is unknown, where that was asked for in vain. */
  readonly failure: string | undefined;
  /** Rejects with an ApiError. */
  readonly signIn: (credential: Credential) => Promise<void>;
  readonly signOut: () => Promise<void>;
}

const LOOK_AGAIN_MS = 2000;

/** Who looks at this page. While the API does not answer, it is asked again. */
export function useSession(): SessionState {
  const [session, setSession] = useState<SessionState['session']>('unknown');
  const [failure, setFailure] = useState<string>();
  useEffect(() => {
    const ending = new AbortController();
    let timer: number | undefined;
    const look = async (): Promise<void> => {
      try {
        setSession(await rollcall.call('get', '/session', { signal: ending.signal }));
      } catch (error) {
        if (ending.signal.aborted) return;
        if (error instanceof ApiError && !error.isPassing) return setSession('nobody');
        setFailure(failureText(error));
        timer = window.setTimeout(() => void look(), LOOK_AGAIN_MS);
      }
    };
    void look();
    return () => {
      ending.abort();
      window.clearTimeout(timer);
    };
  }, []);
  const signIn = useCallback(async (body: Credential) => {
    setSession(await rollcall.call('post', '/session', { body }));
  }, []);
  const signOut = useCallback(async () => {
    await rollcall.call('delete', '/session');
    setSession('nobody');
  }, []);
  return { session, failure, signIn, signOut };
}
