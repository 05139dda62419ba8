import type { LivePiece } from '#camera-agent/domain/live/live-piece.js';
import type { LiveSink } from '#camera-agent/domain/live/live-sink.js';

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
