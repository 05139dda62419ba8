import type { Schemas } from '#client/index.js';

/** Whether somebody closed it: it makes no picture until it is opened. */
export function isClosed(camera: Pick<Schemas['CameraView'], 'error'> | undefined): boolean {
  return camera?.error?.code === 'camera-closed';
}
