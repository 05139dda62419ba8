import type { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { SetupKeeper } from '../settings/setup-keeper.js';
import type { CameraController } from './camera-controller.js';
import type { CameraPictures } from './camera-pictures.js';
import type { CameraSetup } from './camera-setup.js';
import { CameraStills, type CameraStillsDeps } from './camera-stills.js';
import { demandPictures } from './demand-pictures.js';
import type { Recorder } from './recorder.js';
import type { ServiceDeps } from './service-deps.js';

export interface ServiceStillsParts extends Pick<CameraStillsDeps, 'held' | 'saved'> {
  readonly deps: ServiceDeps;
  readonly keeper: SetupKeeper;
  readonly controller: CameraController;
  readonly setup: CameraSetup;
  readonly recorder: Recorder;
  readonly pictures: CameraPictures;
  /** Undefined while the camera is open. */
  readonly closed: () => RollcallError | undefined;
  /** The agent ends: the camera is not opened any more. */
  readonly stopping: () => boolean;
}

/** The stills of a camera, made of its other parts. */
export function stillsOf(parts: ServiceStillsParts): CameraStills {
  const { deps, keeper, controller, setup, recorder, pictures, closed, stopping, held, saved } = parts;
  const stop = async (): Promise<void> => {
    await controller.stop();
    pictures.brokeOff();
  };
  const start = (): void => {
    if (!stopping()) controller.start();
  };
  return new CameraStills({
    ...deps,
    ...{ held, saved },
    remembered: () => pictures.ring.since(-Infinity),
    settings: () => keeper.inUse,
    demandPictures: () => {
      const why = closed();
      if (why) throw why;
      demandPictures(controller);
    },
    isBusy: () => recorder.isBusy || recorder.current !== undefined,
    whileClosed: (work) => setup.whileClosed({ start, stop }, work),
  });
}
