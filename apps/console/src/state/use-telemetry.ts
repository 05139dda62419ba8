import { useSyncExternalStore } from 'react';
import { useFleetStream } from './fleet-context.js';
import { type Telemetry, telemetryOf } from './telemetry.js';

/** The figures of all cameras, as they come. */
export function useTelemetry(): Telemetry {
  const telemetry = telemetryOf(useFleetStream());
  useSyncExternalStore(
    (listener) => telemetry.subscribe(listener),
    () => telemetry.version,
  );
  return telemetry;
}
