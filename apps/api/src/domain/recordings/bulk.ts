import type { Targets } from '#contracts/http/targets.js';
import type { BulkAnswer, BulkItem } from '#contracts/http/views.js';
import { toProblem } from '#contracts/errors/problem.js';
import type { RecordingStartArgs } from '#contracts/messages/command-args.js';
import type { Recording } from '#contracts/messages/recording.js';
import type { CameraDirectory } from '../fleet/camera-directory.js';
import { AT_ONCE, resolveTargets } from '../fleet/targets.js';
import type { Groups } from '../groups/groups.js';
import { mapBounded } from '../map-bounded.js';
import type { Recorder } from './recorder.js';

/** Records with many cameras; each camera has an answer of its own. Rejects only with `no-cameras` and `unknown-group`. */
export class BulkRecorder {
  constructor(
    private readonly cameras: CameraDirectory,
    private readonly recorder: Recorder,
    private readonly groups: Pick<Groups, 'one'>,
  ) {}

  async start(targets: Targets, args: RecordingStartArgs): Promise<BulkAnswer> {
    const ids = await resolveTargets(this.cameras, this.groups, targets);
    return { items: await mapBounded(ids, AT_ONCE, (id) => answer(id, this.recorder.start(id, args))) };
  }

  /** Of all cameras, and of a group, those that were not recording have nothing to answer. */
  async stop(targets: Targets): Promise<BulkAnswer> {
    const ids = await resolveTargets(this.cameras, this.groups, targets);
    const items = await mapBounded(ids, AT_ONCE, (id) => answer(id, this.recorder.stop(id, {})));
    return { items: typeof targets === 'string' ? items.filter((item) => !wasIdle(item)) : items };
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
