import { RecordingCleaner } from '../fs/recording-cleaner.js';
import type { CameraStills } from './camera-stills.js';
import type { RecordingShelf } from './recording-shelf.js';
import type { ServiceDeps } from './service-deps.js';

/** What deletes the old of all that a camera keeps. */
export function cleanerOf(
  deps: ServiceDeps,
  shelf: Pick<RecordingShelf, 'list' | 'deleteUnlessKept'>,
  stills: Pick<CameraStills, 'kept' | 'remove'>,
): RecordingCleaner {
  return new RecordingCleaner({
    ...deps,
    limits: deps.retention,
    list: async () => [...(await shelf.list()), ...(await stills.kept())],
    remove: async (id) => (await stills.remove(id)) || shelf.deleteUnlessKept(id),
  });
}
