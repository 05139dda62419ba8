import { useEffect, useState } from 'react';
import type { Schemas } from '#client/index.js';
import { useFleetStream } from '../state/fleet-context.js';
import { rollcall } from '../state/rollcall.js';

const STEP_MS = 100;
/** An end that is not heard of, since discovery died, holds the button no longer than this beyond the window. */
const PATIENCE_MS = 5000;

/** Whether a search runs, whoever asked for it, and how far it is: 0 to 1. */
export function useSearch(): { readonly isRunning: boolean; readonly progress: number } {
  const fleet = useFleetStream();
  const [running, setRunning] = useState<{ readonly search: Schemas['Search']; readonly since: number }>();
  const [progress, setProgress] = useState(0);
  useEffect(() => {
    const take = (search: Schemas['Search']): void =>
      setRunning(search.state === 'running' ? { search, since: performance.now() } : undefined);
    const look = (): void =>
      // Where none has run yet there is none to tell of.
      void rollcall.call('get', '/searches/latest').then(take, () => setRunning(undefined));
    return fleet.onEvent((event) => {
      if (event.type === 'search.started' || event.type === 'search.finished') take(event.data);
      if (event.type === 'snapshot') look();
    });
  }, [fleet]);
  useEffect(() => {
    if (!running) return;
    const { search, since } = running;
    const timer = window.setInterval(() => {
      const ms = performance.now() - since;
      setProgress(Math.min(1, ms / Math.max(1, search.windowMs)));
      if (ms > search.windowMs + PATIENCE_MS) setRunning(undefined);
    }, STEP_MS);
    return () => {
      window.clearInterval(timer);
      setProgress(0);
    };
  }, [running]);
  return { isRunning: running !== undefined, progress };
}
