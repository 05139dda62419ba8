import type { SetupKeeper } from '../settings/setup-keeper.js';
import { FolderTakeUp, type TakeUpParts } from './folder-take-up.js';
import type { Recorder, RecorderDeps } from './recorder.js';
import type { RecordingCare } from './recording-care.js';
import type { RecordingShelf } from './recording-shelf.js';
import { recoverQuietly } from './recover-quietly.js';
import type { ServiceDeps } from './service-deps.js';

interface TakeUpOf extends Pick<TakeUpParts, 'stopping'> {
  readonly deps: ServiceDeps;
  readonly keeper: SetupKeeper;
  readonly recorder: Recorder;
  readonly shelf: RecordingShelf;
  readonly care: RecordingCare;
  readonly emit: RecorderDeps['emit'];
}

/** What takes up the films of a camera once their folder is there, made of its other parts. */
export function takeUpOf({ deps, keeper, recorder, shelf, care, stopping, emit }: TakeUpOf): FolderTakeUp {
  return new FolderTakeUp({
    folder: deps.guard.place,
    resume: () => recorder.resume(keeper.inUse, (recordingId) => shelf.partsOf(recordingId)),
    recover: () => recoverQuietly(deps, emit),
    stopping,
    done: () => care.start(),
  });
}
