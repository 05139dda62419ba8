import type { LivePiece } from '#live/domain/live-piece.js';
import { concat } from '#live/domain/box.js';
import { BoxSplitter, type WholeBox } from './box-splitter.js';
import { fragmentHead, setStart } from './fragment-head.js';
import { RelayedPiece } from './relayed-piece.js';

/**
 * Makes the pieces of a live picture out of what its agent sends. One lives as long as somebody watches: the pieces of
 * a stream that is begun anew follow those of the one before without a gap, as agents begin at 0 each time.
 */
export class PieceReader {
  private boxes = new BoxSplitter();
  private fileType: Uint8Array | undefined;
  private init: Uint8Array | undefined;
  private moof: Uint8Array | undefined;
  private nextTicks = 0;
  /** From the agent's time to ours; undefined until the first piece of a stream. */
  private shift: number | undefined;

  /** What comes next is another stream. */
  restart(): void {
    this.boxes = new BoxSplitter();
    this.fileType = undefined;
    this.moof = undefined;
    this.shift = undefined;
  }

  /** The pieces that are whole with this chunk. Throws at what is no live picture. */
  *push(chunk: Uint8Array): Generator<LivePiece> {
    for (const box of this.boxes.push(chunk)) {
      const piece = this.take(box);
      if (piece) yield piece;
    }
  }

  /** Whatever else comes, such as the agent's signs of life, is passed over. */
  private take({ type, bytes }: WholeBox): LivePiece | undefined {
    if (type === 'ftyp') this.fileType = bytes;
    else if (type === 'moov') this.begin(concat([this.fileType ?? new Uint8Array(), bytes]));
    else if (type === 'moof') this.moof = bytes;
    else if (type === 'mdat') return this.piece(bytes);
    return undefined;
  }

  /** The same one as before is the same object, so that nobody gets it twice. */
  private begin(init: Uint8Array): void {
    if (!this.init || !isSame(this.init, init)) this.init = init;
  }

  private piece(data: Uint8Array): LivePiece {
    const { moof, init } = this;
    const head = moof && fragmentHead(moof);
    if (!head || !init) throw new Error('pictures without what tells of them');
    this.moof = undefined;
    this.shift ??= this.nextTicks === 0 ? 0 : this.nextTicks - head.startTicks;
    const start = head.startTicks + this.shift;
    if (this.shift !== 0) setStart(moof, start);
    this.nextTicks = start + head.durationTicks;
    return new RelayedPiece(concat([moof, data]), head.keyFrame, init);
  }
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}
