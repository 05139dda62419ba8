import type { AccessUnit } from '../h264/access-unit.js';
import type { LivePiece } from './live-piece.js';

/** Makes what one mode's readers get of a camera's units. */
export interface LiveMuxer {
  /** Of the stream as it is now; undefined before its first picture. */
  readonly init: Uint8Array | undefined;
  /** What is ready with this unit. */
  add(unit: AccessUnit): LivePiece | undefined;
}
