import type { FleetEntry } from './fleet-entries.js';

/** °C, where it is known: what a lost board had is not what it has. */
export function temperatureOf({ service, camera }: FleetEntry): number | undefined {
  return service.status === 'lost' ? undefined : camera?.telemetry?.temperatureC;
}

/** Where it is known, as above. */
export function freeBytesOf({ service, camera }: FleetEntry): number | undefined {
  if (service.status === 'lost' || !camera || camera.disk.totalBytes === 0) return undefined;
  return camera.disk.freeBytes;
}
