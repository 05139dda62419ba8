import { CELL_HEIGHT, CELL_WIDTH, glyphOf, hasInk } from './font.js';
import { type Rectangle, type YuvPicture } from './yuv-picture.js';

export interface TextFieldStyle {
  readonly x: number;
  readonly y: number;
  /** Text that is too long is drawn smaller, and cut when it is smallest. */
  readonly width: number;
  /** Pixels to a dot of the font where there is room. */
  readonly scale: number;
  readonly align: 'left' | 'centre' | 'right';
  /** Luma of the letters, and of the flat ground they stand on. */
  readonly ink: number;
  readonly paper: number;
}

/** A line of text that changes: only the characters that differ from the last time are drawn. */
export class TextField {
  private readonly shown: number[] = [];
  private length = -1;
  private scale = 1;
  private left = 0;

  constructor(
    private readonly picture: YuvPicture,
    private readonly style: TextFieldStyle,
  ) {}

  /** Shows `text`, as much of it as fits; gives where it differs from the last one. What the font does not have is a question mark. */
  draw(text: string): Rectangle | undefined {
    const shown = fitted(text, Math.floor(this.style.width / CELL_WIDTH));
    const { length } = shown;
    const anew = length !== this.length;
    if (anew) this.layOut(length);
    let [first, last] = [length, -1];
    for (let index = 0; index < length; index++) {
      const glyph = glyphOf(shown.charCodeAt(index));
      if (this.shown[index] === glyph) continue;
      this.drawCell(index, glyph);
      this.shown[index] = glyph;
      first = Math.min(first, index);
      last = index;
    }
    if (anew) return this.place;
    if (last === -1) return undefined;
    const wide = CELL_WIDTH * this.scale;
    return { ...this.place, x: this.left + first * wide, width: (last + 1 - first) * wide };
  }

  /** All that it may draw on. */
  get place(): Rectangle {
    const { x, y, width, scale } = this.style;
    return { x, y, width, height: CELL_HEIGHT * scale };
  }

  private layOut(length: number): void {
    const { x, width, scale, align, paper } = this.style;
    const fitting = Math.max(1, Math.floor(width / (CELL_WIDTH * Math.max(1, length))));
    const room = align === 'left' ? 0 : align === 'right' ? 1 : 0.5;
    this.length = length;
    this.shown.length = 0;
    this.scale = Math.min(scale, fitting);
    this.left = x + Math.floor((width - length * CELL_WIDTH * this.scale) * room);
    this.picture.fillLuma(this.place, paper);
  }

  /** Smaller text stands in the middle of the height that the full scale takes. */
  private drawCell(index: number, glyph: number): void {
    const { luma } = this.picture;
    const { ink, paper, scale, y } = this.style;
    const left = this.left + index * CELL_WIDTH * this.scale;
    const top = y + ((CELL_HEIGHT * (scale - this.scale)) >> 1);
    for (let row = 0; row < CELL_HEIGHT * this.scale && top + row < luma.lines; row++) {
      const start = (top + row) * luma.stride + left;
      const end = Math.min(CELL_WIDTH * this.scale, luma.stride - left);
      for (let column = 0; column < end; column++) {
        luma.bytes[start + column] = hasInk(glyph, column, row, this.scale) ? ink : paper;
      }
    }
  }
}

const CUT_OFF = '...';

/** A text that is too long ends in dots. */
function fitted(text: string, most: number): string {
  if (text.length <= most) return text;
  const kept = Math.max(0, most - CUT_OFF.length);
  return (text.slice(0, kept) + CUT_OFF).slice(0, Math.max(0, most));
}
