import { CELL_HEIGHT } from './font.js';
import { MARKER } from './test-card.js';
import { unitOf } from './test-scene-layout.js';
import { TextField, type TextFieldStyle } from './text-field.js';
import { type Rectangle, type YuvPicture } from './yuv-picture.js';

const INK = 16;
/** Dots of the font above and below the letters. */
const MARGIN = 2;

/** A band with large letters across the middle of the picture's upper part. */
export class Banner {
  /** What `draw` draws on: even, and empty where there is no room for letters. */
  readonly place: Rectangle;
  private readonly style: TextFieldStyle;

  /** `height` is that of the upper part. */
  constructor(
    private readonly picture: YuvPicture,
    height: number,
  ) {
    const { width } = picture;
    const dots = CELL_HEIGHT + 2 * MARGIN;
    const scale = Math.min(4 * unitOf(width, height), Math.floor(height / dots));
    const tall = (dots * scale) & ~1;
    const y = ((height - tall) >> 2) << 1;
    this.place = { x: 0, y, width: picture.luma.stride, height: tall };
    const room = { x: 0, y: y + MARGIN * scale, width, scale };
    this.style = { ...room, align: 'centre', ink: INK, paper: MARKER.y };
  }

  /** Letters become smaller where the text is long. */
  draw(text: string): void {
    if (this.place.height === 0) return;
    this.picture.fill(this.place, MARKER);
    new TextField(this.picture, this.style).draw(text);
  }
}
