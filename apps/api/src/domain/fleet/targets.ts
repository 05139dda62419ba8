import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { CameraDirectory } from './camera-directory.js';

/** Commands on their way at one time: enough for a fleet to start together, half of what a connection takes. */
export const AT_ONCE = 500;

/** `all` stands for every camera that is found. */
export type Targets = 'all' | readonly string[];

/** The ids, each once. Throws `no-cameras` where all are nobody. */
export function resolveTargets(cameras: Pick<CameraDirectory, 'found'>, targets: Targets): string[] {
  if (targets !== 'all') return [...new Set(targets)];
  const ids = cameras.found();
  if (ids.length > 0) return ids;
  throw new RollcallError('no-cameras', 'No camera is found at the moment.');
}
