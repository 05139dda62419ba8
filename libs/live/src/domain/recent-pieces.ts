import type { LivePiece } from '#live/domain/live-piece.js';

/** The pieces since the newest key frame: what somebody who comes now begins with. */
export class RecentPieces {
  private pieces: LivePiece[] = [];
  private bytes = 0;
  /** From the key frame on; else nobody can begin with what follows. */
  private whole = false;

  constructor(private readonly maxBytes: number) {}

  get all(): readonly LivePiece[] {
    return this.pieces;
  }

  add(piece: LivePiece): void {
    if (piece.keyFrame) {
      this.clear();
      this.whole = true;
    }
    if (!this.whole) return;
    piece.hold();
    this.pieces.push(piece);
    this.bytes += piece.bytes.length;
    if (this.bytes > this.maxBytes) this.clear();
  }

  clear(): void {
    for (const piece of this.pieces) piece.release();
    this.pieces = [];
    this.bytes = 0;
    this.whole = false;
  }
}
