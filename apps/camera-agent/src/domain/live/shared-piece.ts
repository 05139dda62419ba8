import { giveBack } from '../stream/reused-memory.js';
import type { LivePiece } from '#live/domain/live-piece.js';

/** A piece in memory that is used again when its last holder has released it; whoever makes it holds it first. */
export class SharedPiece implements LivePiece {
  private holders = 1;

  constructor(
    readonly bytes: Uint8Array,
    readonly keyFrame: boolean,
    readonly init: Uint8Array,
  ) {}

  hold(): void {
    this.holders += 1;
  }

  release(): void {
    if (this.holders === 0) throw new Error('a piece was released too often');
    this.holders -= 1;
    if (this.holders === 0) giveBack(this.bytes);
  }
}
