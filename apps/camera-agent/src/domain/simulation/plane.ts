/** One component of a picture. Squares are named by their top left sample and their side, all multiples of 4. */
export class Plane {
  readonly bytes: Uint8Array;
  /** The same memory, four samples at a time: comparing pictures is most of the encoder's work. */
  private readonly words: Uint32Array;

  /** `stride` samples a line, a multiple of 4, and `lines` lines. */
  constructor(
    readonly stride: number,
    readonly lines: number,
  ) {
    this.words = new Uint32Array((stride * lines) / 4);
    this.bytes = new Uint8Array(this.words.buffer);
  }

  /** True if this square is the same in both planes. */
  sameSquare(other: Plane, x: number, y: number, side: number): boolean {
    for (let row = y; row < y + side; row++) {
      const from = (row * this.stride + x) >> 2;
      const to = from + (side >> 2);
      for (let index = from; index < to; index++) if (this.words[index] !== other.words[index]) return false;
    }
    return true;
  }

  /** Takes this square over from another plane of the same size. */
  copySquare(source: Plane, x: number, y: number, side: number): void {
    for (let row = y; row < y + side; row++) {
      const from = (row * this.stride + x) >> 2;
      const to = from + (side >> 2);
      for (let index = from; index < to; index++) this.words[index] = source.words[index] ?? 0;
    }
  }

  /** True if every line of the square goes on as the sample left of it. */
  continuesFromLeft(x: number, y: number, side: number): boolean {
    if (x === 0) return false;
    for (let row = y; row < y + side; row++) {
      const start = row * this.stride + x;
      const left = (this.bytes[start - 1] ?? 0) * 0x01010101;
      for (let index = start >> 2; index < (start + side) >> 2; index++)
        if (this.words[index] !== left) return false;
    }
    return true;
  }

  /** True if every column of the square goes on as the sample above it. */
  continuesFromAbove(x: number, y: number, side: number): boolean {
    if (y === 0) return false;
    const strideWords = this.stride >> 2;
    const from = (y * this.stride + x) >> 2;
    for (let column = from; column < from + (side >> 2); column++) {
      const above = this.words[column - strideWords];
      for (let row = 0; row < side; row++) if (this.words[column + row * strideWords] !== above) return false;
    }
    return true;
  }
}
