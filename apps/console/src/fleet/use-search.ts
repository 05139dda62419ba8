import { useEffect, useState } from 'react';
import type { Schemas } from '#client/index.js';
import { useFleetStream } from '../state/fleet-context.js';
import { rollcall } from '../state/rollcall.js';
import { followSearch } from './follow-search.js';

type Search = Schemas['Search'];

const STEP_MS = 100;
/** An end that is not heard of, since discovery died, holds the button no longer than this beyond the window. */
const PATIENCE_MS = 5000;

interface Running {
  readonly windowMs: number;
  /** When it was heard of, by `performance.now()`, and how far it was then. */
  readonly heardAt: number;
  readonly beforeMs: number;
}

/** Whether a search runs, whoever asked for it, and how far it is: 0 to 1. A page that is gone to may come into one. */
export function useSearch(): { readonly isRunning: boolean; readonly progress: number } {
  const fleet = useFleetStream();
  const [running, setRunning] = useState<Running>();
  const [progress, setProgress] = useState(0);
  useEffect(() => {
    const read = (signal: AbortSignal): Promise<Search> =>
      rollcall.call('get', '/searches/latest', { signal });
    return followSearch(fleet, read, (search) => setRunning(runningIn(search)));
  }, [fleet]);
  useEffect(() => {
    if (!running) return;
    const { windowMs, heardAt, beforeMs } = running;
    const step = (): void => {
      const ms = performance.now() - heardAt;
      setProgress(Math.min(1, (beforeMs + ms) / Math.max(1, windowMs)));
      if (ms > windowMs + PATIENCE_MS) setRunning(undefined);
    };
    step();
    const timer = window.setInterval(step, STEP_MS);
    return () => {
      window.clearInterval(timer);
      setProgress(0);
    };
  }, [running]);
  return { isRunning: running !== undefined, progress };
}

function runningIn(search: Search | undefined): Running | undefined {
  if (search?.state !== 'running') return undefined;
  const { windowMs, startedAt } = search;
  // The clock of this browser may be another than the operator's.
  const beforeMs = Math.min(windowMs, Math.max(0, Date.now() - Date.parse(startedAt)));
  return { windowMs, heardAt: performance.now(), beforeMs };
}
