import type { LivePiece } from '#live/domain/live-piece.js';

/** A piece that came from an agent, in memory that nobody uses again. */
export class RelayedPiece implements LivePiece {
  constructor(
    readonly bytes: Uint8Array,
    readonly keyFrame: boolean,
    readonly init: Uint8Array,
  ) {}

  hold(): void {
    // Whoever refers to it keeps it.
  }

  release(): void {
    // And lets it go.
  }
}
