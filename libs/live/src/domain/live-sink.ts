import type { LivePiece } from '#live/domain/live-piece.js';

/** Where the pieces for one reader go. Must not throw, and must not wait. */
export interface LiveSink {
  /** What it begins with, a key frame first: all of it, however much. */
  begin(pieces: readonly LivePiece[]): void;
  /** The next one; the first since the camera broke off is a key frame. */
  piece(piece: LivePiece): void;
  /** Nothing comes any more. */
  end(): void;
}
