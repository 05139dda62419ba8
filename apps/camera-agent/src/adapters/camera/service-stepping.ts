import type { CameraHold } from '../../domain/takes/camera-hold.js';
import { CameraStepping } from './camera-stepping.js';
import type { ServiceStillsParts } from './service-stills.js';

type SteppingOf = Pick<
  ServiceStillsParts,
  'deps' | 'controller' | 'keeper' | 'recorder' | 'setup' | 'pictures' | 'stopping'
> & { readonly held: Pick<CameraHold, 'takeId'> };

/** What puts the frames of a camera in step with those of others, made of its other parts. */
export function steppingOf(parts: SteppingOf): CameraStepping {
  const { deps, controller, keeper, recorder, setup, pictures, held, stopping } = parts;
  return new CameraStepping({
    ...deps,
    controller,
    anew: (work) =>
      setup.anew(() => {
        pictures.brokeOff();
        work();
      }),
    // Why it fails is in the status.
    restart: () => void controller.restart().catch(() => undefined),
    heldFor: () => held.takeId,
    isBusy: () => recorder.current !== undefined || stopping(),
    fps: () => keeper.inUse.fps,
    newestMs: () => pictures.ring.newestGroup.at(-1)?.timeMs,
  });
}
