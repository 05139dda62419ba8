import type { ReportedVideo } from '../../domain/camera/reported-video.js';
import type { SetupKeeper } from '../settings/setup-keeper.js';
import type { CameraPictures } from './camera-pictures.js';
import type { Haste } from './haste.js';
import { Recorder, type RecorderDeps } from './recorder.js';
import type { ServiceDeps } from './service-deps.js';

interface RecorderOf {
  readonly deps: ServiceDeps;
  readonly keeper: SetupKeeper;
  readonly reported: ReportedVideo;
  readonly haste: Haste;
  /** Made later than the recorder. */
  readonly pictures: () => Pick<CameraPictures, 'ring'>;
  readonly emit: RecorderDeps['emit'];
}

/** What records a camera, made of its other parts. */
export function recorderOf({ deps, keeper, reported, haste, pictures, emit }: RecorderOf): Recorder {
  const { driver } = deps;
  return new Recorder({
    ...deps,
    timeSource: () => driver.timeSource,
    recent: (sinceMs) => pictures().ring.since(sinceMs),
    settings: () => ({ ...keeper.inUse, ...reported.current }),
    text: () => (driver.facts.annotation === 'track' ? keeper.inUse.annotate : undefined),
    requestKeyFrame: () => driver.requestKeyFrame?.(),
    catchUp: () => driver.catchUp?.(),
    haste,
    emit,
  });
}
