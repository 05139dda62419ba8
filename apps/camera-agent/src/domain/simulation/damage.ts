import { type Rectangle } from './yuv-picture.js';

/** Which macroblocks of a picture may have changed since they were sent: an encoder need not look at the others. */
export class Damage {
  readonly columns: number;
  readonly rows: number;
  private readonly marks: Uint8Array;

  /** Of a picture of this many pixels. */
  constructor(width: number, height: number) {
    this.columns = Math.ceil(width / 16);
    this.rows = Math.ceil(height / 16);
    this.marks = new Uint8Array(this.columns * this.rows);
  }

  /** Marks what a rectangle of pixels touches, cut to the picture. */
  add({ x, y, width, height }: Rectangle): void {
    const left = Math.max(0, x >> 4);
    const right = Math.min(this.columns, (x + width + 15) >> 4);
    const bottom = Math.min(this.rows, (y + height + 15) >> 4);
    for (let row = Math.max(0, y >> 4); row < bottom && left < right; row++) {
      this.marks.fill(1, row * this.columns + left, row * this.columns + right);
    }
  }

  /** True if the macroblock of this number, counted by lines, is marked. */
  has(macroblock: number): boolean {
    return this.marks[macroblock] === 1;
  }

  clear(): void {
    this.marks.fill(0);
  }
}
