import { toProblem, type Problem } from '#contracts/errors/problem.js';
import type { Targets } from '#contracts/http/targets.js';
import { mapBounded } from '#contracts/map-bounded.js';
import type { Groups } from '../groups/groups.js';
import type { CameraDirectory } from './camera-directory.js';
import { AT_ONCE, resolveTargets } from './targets.js';

/** What one of many cameras answers: its part, or why there is none. */
export type OneOfMany<Part> =
  | ({ readonly cameraId: string; readonly ok: true } & Part)
  | { readonly cameraId: string; readonly ok: false; readonly error: Problem };

/** Has many cameras do the same, each with an answer of its own. */
export class ManyCameras {
  constructor(
    private readonly cameras: Pick<CameraDirectory, 'found'>,
    private readonly groups: Pick<Groups, 'one'>,
  ) {}

  /** In the order of the targets. Rejects only with `no-cameras`, `unknown-group`, `broker-away` and `discovery-away`. */
  async each<Part extends object>(
    targets: Targets,
    work: (camera: string) => Promise<Part>,
  ): Promise<OneOfMany<Part>[]> {
    const ids = resolveTargets(this.cameras, this.groups, targets);
    return mapBounded(ids, AT_ONCE, (cameraId) => answer(cameraId, work(cameraId)));
  }
}

async function answer<Part extends object>(cameraId: string, part: Promise<Part>): Promise<OneOfMany<Part>> {
  try {
    return { cameraId, ok: true, ...(await part) };
  } catch (error) {
    return { cameraId, ok: false, error: toProblem(error) };
  }
}
