/** One picture as it goes to every reader of one mode alike. */
export interface LivePiece {
  /** moof and mdat. */
  readonly bytes: Uint8Array;
  /** Decoding can begin here. */
  readonly keyFrame: boolean;
  /** The init segment that a reader needs before it; the same object until pictures of another make come. */
  readonly init: Uint8Array;
  /** Whoever wants the bytes for longer than the call that brought them holds the piece, and releases it once. */
  hold(): void;
  release(): void;
}

/** `full`: every picture. `keyframes`: those that stand for themselves, for small tiles. */
export const LIVE_MODES = ['full', 'keyframes'] as const;
export type LiveMode = (typeof LIVE_MODES)[number];
