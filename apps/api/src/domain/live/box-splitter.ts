import { BOX_HEADER_BYTES, readType, readU32 } from '#live/domain/box-reader.js';

/** A box and all of its bytes, of its own memory. */
export interface WholeBox {
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** One picture: far above what any camera gives at its key frames. */
const MAX_DATA_BYTES = 16 * 1024 * 1024;
/** Whatever tells of pictures. */
const MAX_BOX_BYTES = 64 * 1024;

/** Cuts a stream into its boxes, however it comes in chunks. Throws at what no camera agent sends. */
export class BoxSplitter {
  private readonly header = new Uint8Array(BOX_HEADER_BYTES);
  private headerBytes = 0;
  private box: Uint8Array | undefined;
  private boxBytes = 0;

  /** The boxes that are whole with this chunk, which may be used again afterwards. */
  *push(chunk: Uint8Array): Generator<WholeBox> {
    let at = 0;
    while (at < chunk.length) {
      at += this.box ? this.fill(this.box, chunk.subarray(at)) : this.fillHeader(chunk.subarray(at));
      if (this.box?.length === this.boxBytes) yield this.take(this.box);
    }
  }

  private fillHeader(chunk: Uint8Array): number {
    const part = chunk.subarray(0, BOX_HEADER_BYTES - this.headerBytes);
    this.header.set(part, this.headerBytes);
    this.headerBytes += part.length;
    if (this.headerBytes < BOX_HEADER_BYTES) return part.length;
    const bytes = sizeIn(this.header);
    this.box = new Uint8Array(bytes);
    this.box.set(this.header);
    this.boxBytes = BOX_HEADER_BYTES;
    return part.length;
  }

  private fill(box: Uint8Array, chunk: Uint8Array): number {
    const part = chunk.subarray(0, box.length - this.boxBytes);
    box.set(part, this.boxBytes);
    this.boxBytes += part.length;
    return part.length;
  }

  private take(bytes: Uint8Array): WholeBox {
    this.box = undefined;
    this.headerBytes = 0;
    return { type: readType(bytes, 4), bytes };
  }
}

function sizeIn(header: Uint8Array): number {
  const [size, type] = [readU32(header, 0), readType(header, 4)];
  const most = type === 'mdat' ? MAX_DATA_BYTES : MAX_BOX_BYTES;
  if (size >= BOX_HEADER_BYTES && size <= most) return size;
  throw new Error(`a box of ${size} bytes, at most ${most} are taken of its kind`);
}
