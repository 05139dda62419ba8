import { usageError } from '../cli-error.js';
import { resolveCameras } from './camera-names.js';
import type { FleetApi } from './fleet-api.js';

/** The cameras that a command names, as the API takes them. `all` leaves the choice to the API. */
export async function selectCameras(
  api: FleetApi,
  names: readonly string[],
  all: boolean,
): Promise<'all' | readonly string[]> {
  if (all && names.length > 0) throw usageError('Name cameras or say --all, not both');
  if (all) return 'all';
  if (names.length === 0) throw usageError('Name the cameras, or say --all');
  return resolveCameras(names, await api.services());
}
