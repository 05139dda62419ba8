import { CAPITAL_HEIGHT } from './font.js';
import { stripPlace } from './frame-number-strip.js';
import { type Ring } from './round-shapes.js';
import { type TextFieldStyle } from './text-field.js';
import { type Rectangle } from './yuv-picture.js';

/** Where things are in a test picture of a certain size. */
export interface TestPictureLayout {
  readonly name: TextFieldStyle;
  readonly size: TextFieldStyle;
  readonly frame: TextFieldStyle;
  readonly clock: TextFieldStyle;
  readonly ring: Ring;
  readonly markerRadius: number;
  readonly bars: Rectangle;
  readonly greys: Rectangle;
  /** Distance between the lines of the grid. */
  readonly gridStep: number;
}

/** Luma of letters that matter most, and of the others. */
const BRIGHT = 205;
const DIM = 120;

/** The layout for a picture of any size; in a very small one things overlap or are cut off. `paper` is the ground. */
export function layOutTestPicture(width: number, height: number, paper: number): TestPictureLayout {
  const unit = Math.max(1, Math.floor(Math.min(width / 320, height / 240)));
  const margin = Math.floor(width / 40) * 2;
  const inner = width - 2 * margin;
  const quarter = Math.floor(inner / 4);
  const bars = stackBars(width, height, margin);
  const ring = {
    x: width / 2,
    y: Math.round(height * 0.42),
    radius: Math.round(Math.min(height * 0.255, width * 0.4)),
    thickness: unit,
  };
  const top = Math.round(height * 0.085);
  const line = { x: margin, width: inner, scale: 2 * unit, ink: BRIGHT, align: 'centre', paper } as const;
  return {
    name: { ...line, y: above(top, line.scale), width: 3 * quarter, align: 'left' },
    size: {
      ...line,
      y: above(top, unit),
      x: margin + inner - quarter,
      width: quarter,
      scale: unit,
      ink: DIM,
      align: 'right',
    },
    frame: {
      ...line,
      y: above(ring.y, line.scale),
      x: Math.round(ring.x - ring.radius * 0.75),
      width: Math.round(ring.radius * 1.5),
    },
    clock: { ...line, y: above(bars.bars.y - Math.round(height * 0.065), line.scale) },
    ring,
    markerRadius: 5 * unit,
    ...bars,
    gridStep: Math.max(16, Math.round(height / 24) * 2),
  };
}

/** Where a line of capitals begins that has its middle at `y`. */
function above(y: number, scale: number): number {
  return y - Math.floor((CAPITAL_HEIGHT * scale) / 2);
}

/** The colour bars and, close under them, the grey steps, a little above the strip of the frame number. */
function stackBars(width: number, height: number, margin: number): Pick<TestPictureLayout, 'bars' | 'greys'> {
  const strip = stripPlace(width, height) ?? { x: margin, y: height, width: width - 2 * margin };
  const greyHeight = Math.round(height * 0.015);
  const barHeight = Math.round(height * 0.035);
  const greyTop = strip.y - greyHeight - Math.ceil(height * 0.012);
  const side = { x: strip.x, width: strip.width };
  return {
    bars: { ...side, y: greyTop - barHeight, height: barHeight },
    greys: { ...side, y: greyTop, height: greyHeight },
  };
}
