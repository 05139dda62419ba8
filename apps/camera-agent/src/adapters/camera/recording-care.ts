import { RecordingCleaner } from '../fs/recording-cleaner.js';
import type { CameraStills } from './camera-stills.js';
import { MissingHashes } from './missing-hashes.js';
import type { RecordingShelf } from './recording-shelf.js';
import type { ServiceDeps } from './service-deps.js';

/** Looks after all that a camera keeps: deletes the old, and makes up for what closed films lack. */
export class RecordingCare {
  private readonly cleaner: RecordingCleaner;
  private readonly hashes: MissingHashes;

  constructor(
    deps: ServiceDeps,
    shelf: Pick<RecordingShelf, 'list' | 'deleteUnlessKept' | 'videoPath' | 'noteHash'>,
    stills: Pick<CameraStills, 'kept' | 'remove'>,
  ) {
    this.hashes = new MissingHashes(shelf, deps.logger);
    this.cleaner = new RecordingCleaner({
      ...deps,
      limits: deps.retention,
      list: async () => [...(await shelf.list()), ...(await stills.kept())],
      remove: async (id) => (await stills.remove(id)) || shelf.deleteUnlessKept(id),
    });
  }

  start(): void {
    this.cleaner.start();
    this.hashes.start();
  }

  /** Something was added to what is kept. */
  soon(): void {
    this.cleaner.soon();
  }

  async stop(): Promise<void> {
    await Promise.all([this.cleaner.stop(), this.hashes.stop()]);
  }
}
