import type { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { AccessUnit } from '../h264/access-unit.js';
import type { CameraFacts } from './camera-unit.js';

/** What a driver tells, in order; nothing more comes after `failed` or once `stop()` has resolved. */
export interface DriverListener {
  unit(unit: AccessUnit): void;
  /** Frames that were due and that nobody will see. */
  dropped(frames: number): void;
  /** The stream has ended by itself; the error says why and what somebody can do. */
  failed(error: RollcallError): void;
}

/** A source of one camera's H.264 pictures. */
export interface CameraDriver {
  /** What is known so far; a camera that appears later is seen at the next `start`. */
  readonly facts: CameraFacts;
  /** Where the capture times of its units come from. */
  readonly timeSource: 'arrival' | 'pts' | 'sensor';
  /** Opens the camera. Never rejects: what goes wrong is told by `failed`, once. */
  start(listener: DriverListener): Promise<void>;
  /** Closes the camera, within a few seconds whatever it does. May be called in any state. */
  stop(): Promise<void>;
  /** Makes the next picture a key frame, where the camera can. */
  requestKeyFrame?(): void;
}
