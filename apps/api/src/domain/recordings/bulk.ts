import { groupIn, type Targets } from '#contracts/http/targets.js';
import type { BulkAnswer, BulkItem } from '#contracts/http/views.js';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import { toProblem } from '#contracts/errors/problem.js';
import type { RecordingStartArgs } from '#contracts/messages/command-args.js';
import type { Recording } from '#contracts/messages/recording.js';
import type { CameraDirectory } from '../fleet/camera-directory.js';
import type { Groups } from '../groups/groups.js';
import { mapBounded } from '../map-bounded.js';
import type { Recorder } from './recorder.js';

/** Commands on their way at one time: enough for a fleet to start together, half of what a connection takes. */
const AT_ONCE = 500;

/** Records with many cameras; each camera has an answer of its own. Rejects only with `no-cameras` and `unknown-group`. */
export class BulkRecorder {
  constructor(
    private readonly cameras: CameraDirectory,
    private readonly recorder: Recorder,
    private readonly groups: Pick<Groups, 'one'>,
  ) {}

  async start(targets: Targets, args: RecordingStartArgs): Promise<BulkAnswer> {
    const ids = await this.resolve(targets);
    return { items: await mapBounded(ids, AT_ONCE, (id) => answer(id, this.recorder.start(id, args))) };
  }

  /** Of all cameras, and of a group, those that were not recording have nothing to answer. */
  async stop(targets: Targets): Promise<BulkAnswer> {
    const ids = await this.resolve(targets);
    const items = await mapBounded(ids, AT_ONCE, (id) => answer(id, this.recorder.stop(id, {})));
    return { items: typeof targets === 'string' ? items.filter((item) => !wasIdle(item)) : items };
  }

  private async resolve(targets: Targets): Promise<readonly string[]> {
    if (typeof targets !== 'string') return [...new Set(targets)];
    const group = groupIn(targets);
    if (group !== undefined) return (await this.groups.one(group)).cameras;
    const ids = this.cameras.found();
    if (ids.length > 0) return ids;
    throw new RollcallError('no-cameras', 'No camera is found at the moment.');
  }
}

async function answer(cameraId: string, recording: Promise<Recording>): Promise<BulkItem> {
  try {
    return { cameraId, ok: true, recording: await recording };
  } catch (error) {
    return { cameraId, ok: false, error: toProblem(error) };
  }
}

function wasIdle(item: BulkItem): boolean {
  return !item.ok && item.error.code === 'not-recording';
}
