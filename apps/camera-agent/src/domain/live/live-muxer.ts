import type { AccessUnit } from '../h264/access-unit.js';
import type { LivePiece } from '#live/domain/live-piece.js';

/** Makes what one mode's readers get of a camera's units. */
export interface LiveMuxer {
  /** What is ready with this unit: held, for whoever asked to release. */
  add(unit: AccessUnit): LivePiece | undefined;
  /** The camera broke off; gives what was held back. */
  breakOff(): LivePiece | undefined;
}
