import type { GroupRef } from '#contracts/http/targets.js';
import { usageError } from '../cli-error.js';
import { resolveCameras } from './camera-names.js';
import type { Cameras, FleetApi } from './fleet-api.js';

/** The cameras that a command names, as the API takes them. `all` and a group leave the choice to the API. */
export async function selectCameras(api: FleetApi, names: readonly string[], all: boolean): Promise<Cameras> {
  if (all && names.length > 0) throw usageError('Name cameras or say --all, not both');
  if (all) return 'all';
  const [first] = names;
  if (first === undefined) throw usageError('Name the cameras, or say --all');
  if (!names.some(isGroup)) return resolveCameras(names, await api.services());
  if (names.length > 1 || !isGroup(first)) throw usageError('Name one group, or cameras, not both');
  return first;
}

/** `group:stage` stands for the cameras of a group. */
export function isGroup(name: string): name is GroupRef {
  return name.startsWith('group:');
}
