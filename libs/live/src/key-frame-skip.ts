import type { LivePiece } from '#live/domain/live-piece.js';

/** Who reads one picture too slowly misses everything up to the next key frame. */
export class KeyFrameSkip {
  private skipping = false;
  /** Pictures that were missed. */
  missed = 0;

  /** Whether a piece is sent, to somebody who is behind or not. */
  admits(piece: LivePiece, isBehind: boolean): boolean {
    this.skipping = isBehind || (this.skipping && !piece.keyFrame);
    if (this.skipping) this.missed += 1;
    return !this.skipping;
  }
}
