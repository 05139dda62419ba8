import { createContext, type ReactElement, type ReactNode, use, useEffect, useState } from 'react';
import type { LiveConnection } from '#client/index.js';
import { rollcall } from '../state/rollcall.js';

const Context = createContext<LiveConnection | undefined>(undefined);

/** One WebSocket for all pictures of the page. */
export function LiveProvider({ children }: { readonly children: ReactNode }): ReactElement | null {
  const [live, setLive] = useState<LiveConnection>();
  useEffect(() => {
    const opened = rollcall.live();
    setLive(opened);
    return () => opened.close();
  }, []);
  return live ? <Context value={live}>{children}</Context> : null;
}

export function useLive(): LiveConnection {
  const live = use(Context);
  if (!live) throw new Error('there is no LiveProvider above');
  return live;
}
