import { RollcallError } from '#contracts/errors/rollcall-error.js';
import { groupIn, type Targets } from '#contracts/http/targets.js';
import type { Groups } from '../groups/groups.js';
import type { CameraDirectory } from './camera-directory.js';

/** Commands on their way at one time: enough for a fleet to start together, half of what a connection takes. */
export const AT_ONCE = 500;

/** The ids, each once. Throws `no-cameras` where all are nobody, and with `unknown-group`. */
export function resolveTargets(
  cameras: Pick<CameraDirectory, 'found'>,
  groups: Pick<Groups, 'one'>,
  targets: Targets,
): readonly string[] {
  if (typeof targets !== 'string') return [...new Set(targets)];
  const group = groupIn(targets);
  if (group !== undefined) return groups.one(group).cameras;
  const ids = cameras.found();
  if (ids.length > 0) return ids;
  throw new RollcallError('no-cameras', 'No camera is found at the moment.');
}
