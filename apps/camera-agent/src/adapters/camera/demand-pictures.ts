import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { CameraController } from './camera-controller.js';

/** Throws why an open camera gives no pictures, unless it does. */
export function demandPictures({ status, error }: Pick<CameraController, 'status' | 'error'>): void {
  if (status === 'standing-by') return;
  throw error ?? new RollcallError('camera-not-ready', `The camera is ${status}: it gives no pictures yet.`);
}
