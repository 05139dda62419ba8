import { useCallback, useEffect, useState } from 'react';
import { useFleetStream } from '../state/fleet-context.js';
import { rollcall } from '../state/rollcall.js';
import { NO_TAKES, TakeList, type TakePage, type Takes } from './take-list.js';

export interface TakesInUse extends Takes {
  readonly more: () => void;
}

/** The most that the API gives at a time. */
const PAGE = '100';

function read(cursor: string | undefined): Promise<TakePage> {
  const query = { limit: PAGE, ...(cursor !== undefined && { cursor }) };
  return rollcall.call('get', '/takes', { params: { query } });
}

/** The takes, the newest first, kept up to date. */
export function useTakes(): TakesInUse {
  const fleet = useFleetStream();
  const [takes, setTakes] = useState(NO_TAKES);
  const [list, setList] = useState<TakeList>();
  useEffect(() => {
    const opened = new TakeList(read, setTakes);
    const deaf = fleet.onEvent((event) => opened.hear(event));
    setList(opened);
    void opened.load();
    return () => {
      deaf();
      opened.close();
    };
  }, [fleet]);
  return { ...takes, more: useCallback(() => void list?.more(), [list]) };
}
