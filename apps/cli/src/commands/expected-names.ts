import { CliError, usageError } from '../cli-error.js';
import { isPrintable } from '#contracts/printable.js';
import { sameCamera } from '../client/same-camera.js';
import type { FleetApi } from '../client/fleet-api.js';

/** As the API takes them. */
const LONGEST_NAME = 255;

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
  if (!found) return namesThatCanBe(api, [...new Set(names)]);
  const ids = (await api.services())
    .filter(({ kind, status }) => kind === 'camera' && status === 'found')
    .map(({ id }) => id);
  if (ids.length > 0) return ids;
  throw new CliError('failed', 'No camera is found, so nobody would be expected', {
    code: 'no-cameras',
    advice: 'Search with "rollcall search", name them, or say "rollcall roster clear".',
  });
}

async function namesThatCanBe(api: FleetApi, names: string[]): Promise<string[]> {
  const odd = names.find((name): boolean => !isPrintable(name, LONGEST_NAME));
  if (odd !== undefined)
    throw usageError(
      `"${odd}" can be no name of a camera: that has 1 to ${LONGEST_NAME} characters, and no control characters`,
      'Write ids, labels or host names, as "rollcall ls" shows them.',
    );
  const twice = sameCamera(names, await api.services());
  if (!twice) return names;
  const [first, second] = twice;
  throw usageError(
    `"${first}" and "${second}" are the same camera, and each name of the roster stands for one`,
    'Leave one of them out.',
  );
}
