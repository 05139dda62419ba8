import type { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { ArmReport } from '#contracts/messages/take.js';
import type { Armed } from '../take-course.js';

/** A camera of a take that is ready, but for its frames, which are to be brought into step. */
export interface ReadyCamera {
  readonly cameraId: string;
  /** As people call it. */
  readonly label: string;
  readonly report: ArmReport;
  /** All that it answered. */
  readonly answer: Armed;
}

export interface RefusedCamera {
  readonly camera: ReadyCamera;
  readonly error: RollcallError;
}
