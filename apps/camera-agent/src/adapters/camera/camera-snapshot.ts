import type { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { CameraSnapshot } from '../../domain/camera/camera-unit.js';

type Optional = 'annotation' | 'recording' | 'heldFor';
type Facts = Pick<CameraSnapshot, 'status' | 'settings' | 'disk'> & {
  readonly [K in Optional]: CameraSnapshot[K] | undefined;
} & { readonly error: RollcallError | undefined };

/** How a camera is, without what does not apply. */
export function snapshotOf({ error, annotation, recording, heldFor, ...facts }: Facts): CameraSnapshot {
  return {
    ...facts,
    ...(error && { error: { code: error.code, detail: error.message, advice: error.advice } }),
    ...(annotation && { annotation }),
    ...(recording && { recording }),
    ...(heldFor !== undefined && { heldFor }),
  };
}
