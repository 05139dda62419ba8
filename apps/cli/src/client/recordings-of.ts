import type { FleetRecordings } from '#contracts/http/views.js';
import { resolveCamera } from './camera-names.js';
import type { FleetApi } from './fleet-api.js';

/** The recordings of one camera, or of every camera that can be asked. */
export async function recordingsOf(api: FleetApi, camera: string | undefined): Promise<FleetRecordings> {
  if (camera === undefined) return api.fleetRecordings();
  const id = resolveCamera(camera, await api.services());
  return { items: await api.recordings(id), unreached: [] };
}
