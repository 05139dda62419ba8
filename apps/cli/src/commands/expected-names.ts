import { CliError, usageError } from '../cli-error.js';
import type { FleetApi } from '../client/fleet-api.js';

/**
 * The names for a roster. Those that are found are named by id: it stays when a host is renamed, or when a second one
 * takes the same name and changes the labels of both.
 */
export async function expectedNames(
  api: FleetApi,
  names: readonly string[],
  found: boolean,
): Promise<string[]> {
  if (found === names.length > 0) throw usageError('Name who is expected, or say --found: one of the two');
  if (!found) return [...new Set(names)];
  const ids = (await api.services())
    .filter(({ kind, status }) => kind === 'camera' && status === 'found')
    .map(({ id }) => id);
  if (ids.length > 0) return ids;
  throw new CliError('failed', 'No camera is found, so nobody would be expected', {
    code: 'no-cameras',
    advice: 'Search with "rollcall search", name them, or say "rollcall roster clear".',
  });
}
