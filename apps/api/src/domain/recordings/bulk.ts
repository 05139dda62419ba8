import type { Targets } from '#contracts/http/targets.js';
import type { BulkAnswer, BulkItem } from '#contracts/http/views.js';
import type { RecordingStartArgs } from '#contracts/messages/command-args.js';
import type { ManyCameras } from '../fleet/many-cameras.js';
import type { Recorder } from './recorder.js';

/** Records with many cameras; each camera has an answer of its own. Rejects only with `no-cameras` and `unknown-group`. */
export class BulkRecorder {
  constructor(
    private readonly many: ManyCameras,
    private readonly recorder: Recorder,
  ) {}

  async start(targets: Targets, args: RecordingStartArgs): Promise<BulkAnswer> {
    const start = async (id: string) => ({ recording: await this.recorder.start(id, args) });
    return { items: await this.many.each(targets, start) };
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
