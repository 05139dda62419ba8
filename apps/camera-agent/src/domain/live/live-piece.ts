/** What goes to every reader of one mode alike. */
export interface LivePiece {
  readonly bytes: Uint8Array;
  /** Decoding can begin here. */
  readonly keyFrame: boolean;
  /** There is an init segment in front: the first of a stream, or pictures of another make follow. */
  readonly begins: boolean;
}

/** `full`: every picture. `keyframes`: those that stand for themselves, for small tiles. */
export const LIVE_MODES = ['full', 'keyframes'] as const;
export type LiveMode = (typeof LIVE_MODES)[number];
