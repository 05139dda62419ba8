import type { LivePiece } from '#live/domain/live-piece.js';
import type { LiveSink } from '#live/domain/live-sink.js';

/** Keeps what it is given of a live picture. */
export class Reader implements LiveSink {
  readonly pieces: LivePiece[] = [];
  ended = false;

  begin(pieces: readonly LivePiece[]): void {
    for (const piece of pieces) this.piece(piece);
  }

  piece(piece: LivePiece): void {
    piece.hold();
    this.pieces.push(piece);
  }

  end(): void {
    this.ended = true;
  }
}
