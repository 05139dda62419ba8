import { crc32 } from 'node:zlib';

const HEADER_BYTES = 8;
const DATA = 'mdat';

/** Finds the pictures in a live stream, however it comes in chunks: `whole` is called with the sum of the bytes of each. */
export class PictureMarks {
  private readonly header = Buffer.alloc(HEADER_BYTES);
  private headerBytes = 0;
  private left = 0;
  private sum: number | undefined;

  constructor(private readonly whole: (sum: number) => void) {}

  push(chunk: Buffer): void {
    let at = 0;
    while (at < chunk.length) at += this.left > 0 ? this.body(chunk, at) : this.head(chunk, at);
  }

  private head(chunk: Buffer, at: number): number {
    const taken = chunk.copy(this.header, this.headerBytes, at, at + HEADER_BYTES - this.headerBytes);
    this.headerBytes += taken;
    if (this.headerBytes < HEADER_BYTES) return taken;
    this.headerBytes = 0;
    this.left = this.header.readUInt32BE(0) - HEADER_BYTES;
    this.sum = this.header.toString('latin1', 4) === DATA ? 0 : undefined;
    return taken;
  }

  private body(chunk: Buffer, at: number): number {
    const part = chunk.subarray(at, at + this.left);
    this.left -= part.length;
    if (this.sum !== undefined) this.sum = crc32(part, this.sum);
    if (this.left === 0 && this.sum !== undefined) this.whole(this.sum);
    return part.length;
  }
}
