import { useEffect, useSyncExternalStore } from 'react';
import { failed } from '../frame/failed.js';
import { ApiError } from '#client/index.js';
import { useFleetStream } from '../state/fleet-context.js';
import { rollcall } from '../state/rollcall.js';
import { type Telemetry, telemetryOf } from './telemetry.js';

/** As often as an agent tells. */
const EVERY_MS = 10_000;

/** The figures of these cameras, asked for as long as somebody looks. */
export function useTelemetry(cameras: readonly string[]): Telemetry {
  const telemetry = telemetryOf(useFleetStream());
  const names = cameras.join();
  useEffect(() => {
    const ending = new AbortController();
    let timer: number | undefined;
    const ask = async (): Promise<void> => {
      // Nobody looks at a page that is hidden, and a browser may be left open for weeks.
      const asked = document.hidden ? [] : names.split(',').filter(Boolean);
      for (const id of asked) await askOne(id, telemetry, ending.signal);
      if (!ending.signal.aborted) timer = window.setTimeout(() => void ask(), EVERY_MS);
    };
    void ask();
    return () => {
      ending.abort();
      window.clearTimeout(timer);
    };
  }, [telemetry, names]);
  useSyncExternalStore(
    (listener) => telemetry.subscribe(listener),
    () => telemetry.version,
  );
  return telemetry;
}

async function askOne(id: string, telemetry: Telemetry, signal: AbortSignal): Promise<void> {
  try {
    telemetry.take(await rollcall.call('get', '/cameras/{id}', { params: { path: { id } }, signal }));
  } catch (error) {
    // That no news came is shown by the age of the last one; why, by the banner and the feed.
    if (!signal.aborted && !(error instanceof ApiError)) failed(error);
  }
}
