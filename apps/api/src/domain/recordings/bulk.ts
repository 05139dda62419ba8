import type { Targets } from '#contracts/http/targets.js';
import type { BulkAnswer, BulkItem } from '#contracts/http/views.js';
import type { RecordingStartArgs } from '#contracts/messages/command-args.js';
import type { ManyCameras } from '../fleet/many-cameras.js';
import type { TakeDirector } from '../takes/take-director.js';
import type { Recorder } from './recorder.js';

/** Records with many cameras; each camera has an answer of its own. Rejects only with `no-cameras`, `unknown-group`, `broker-away` and `discovery-away`. */
export class BulkRecorder {
  constructor(
    private readonly many: ManyCameras,
    private readonly recorder: Recorder,
    private readonly director: Pick<TakeDirector, 'record'>,
  ) {}

  /** A take without conditions. */
  start(targets: Targets, args: RecordingStartArgs): Promise<BulkAnswer> {
    return this.director.record(targets, args);
  }

  /** Of all cameras, and of a group, those that were not recording have nothing to answer. */
  async stop(targets: Targets): Promise<BulkAnswer> {
    const stop = async (id: string) => ({ recording: await this.recorder.stop(id, {}) });
    const items = await this.many.each(targets, stop);
    return { items: typeof targets === 'string' ? items.filter((item) => !wasIdle(item)) : items };
  }
}

function wasIdle(item: BulkItem): boolean {
  return !item.ok && item.error.code === 'not-recording';
}
