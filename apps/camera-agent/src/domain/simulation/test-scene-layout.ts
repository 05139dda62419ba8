import { CAPITAL_HEIGHT, CELL_HEIGHT } from './font.js';
import { type Ring } from './round-shapes.js';
import { type TextFieldStyle } from './text-field.js';
import { type Rectangle } from './yuv-picture.js';

/** Where things are in a scene of a certain size. */
export interface TestSceneLayout {
  readonly name: TextFieldStyle;
  readonly size: TextFieldStyle;
  /** Under the size. */
  readonly note: TextFieldStyle;
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

/** The layout for a scene of any size; in a very small one things overlap or are cut off. `paper` is the ground. */
export function layOutTestScene(width: number, height: number, paper: number): TestSceneLayout {
  const unit = unitOf(width, height);
  const margin = Math.floor(width / 40) * 2;
  const inner = width - 2 * margin;
  const quarter = Math.floor(inner / 4);
  const bars = stackBars(width, height, margin);
  const ring = {
    x: width / 2,
    y: Math.round(height * 0.467),
    radius: Math.round(Math.min(height * 0.283, width * 0.4)),
    thickness: unit,
  };
  const top = Math.round(height * 0.095);
  const line = { x: margin, width: inner, scale: 2 * unit, ink: BRIGHT, align: 'centre', paper } as const;
  const small = {
    x: margin + inner - quarter,
    width: quarter,
    scale: unit,
    ink: DIM,
    align: 'right',
    paper,
  } as const;
  return {
    name: { ...line, y: above(top, line.scale), width: 3 * quarter, align: 'left' },
    size: { ...small, y: above(top, unit) },
    note: { ...small, y: above(top, unit) + CELL_HEIGHT * unit },
    frame: {
      ...line,
      y: above(ring.y, line.scale),
      x: Math.round(ring.x - ring.radius * 0.75),
      width: Math.round(ring.radius * 1.5),
    },
    clock: { ...line, y: above(bars.bars.y - Math.round(height * 0.072), line.scale) },
    ring,
    markerRadius: 5 * unit,
    ...bars,
    gridStep: Math.max(16, Math.round(height / 21.6) * 2),
  };
}

/** Pixels to a dot of small letters, in a scene or a whole picture of this size. */
export function unitOf(width: number, height: number): number {
  return Math.max(1, Math.floor(Math.min(width / 320, height / 210)));
}

/** Where a line of capitals begins that has its middle at `y`. */
function above(y: number, scale: number): number {
  return y - Math.floor((CAPITAL_HEIGHT * scale) / 2);
}

/** The colour bars and, close under them, the grey steps, a little above the end of the scene. */
function stackBars(width: number, height: number, margin: number): Pick<TestSceneLayout, 'bars' | 'greys'> {
  const greyHeight = Math.round(height * 0.017);
  const barHeight = Math.round(height * 0.039);
  const greyTop = height - greyHeight - Math.ceil(height * 0.013);
  const side = { x: margin, width: width - 2 * margin };
  return {
    bars: { ...side, y: greyTop - barHeight, height: barHeight },
    greys: { ...side, y: greyTop, height: greyHeight },
  };
}
