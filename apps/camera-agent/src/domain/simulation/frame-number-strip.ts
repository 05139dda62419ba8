import { type Rectangle, type YuvPicture } from './yuv-picture.js';

/**
 * A strip of black and white cells that carries the frame number for programs: a white and a black cell, 32 bits with
 * the highest first (white is 1), a cell that makes the number of white ones among these 33 odd, and a white cell. Of a
 * camera whose clock is made wrong it carries the true time of the capture instead: see `trueTimeMark`.
 */
const DATA_BITS = 32;
/** A tenth of a millisecond: 2^32 of them are five days. */
const MARKS_PER_MS = 10;
const CELLS = DATA_BITS + 4;
const WHITE = 208;
const BLACK = 20;
const THRESHOLD = (WHITE + BLACK) / 2;

/** What the strip carries for a capture at `unixMs` of true time. */
export function trueTimeMark(unixMs: number): number {
  return Math.floor(unixMs * MARKS_PER_MS) % 2 ** DATA_BITS;
}

/** The true time, unix ms to a tenth, that a mark stands for: the one that is nearest to `aboutMs`. */
export function timeOfMark(mark: number, aboutMs: number): number {
  const cycle = 2 ** DATA_BITS;
  const turns = Math.round((aboutMs * MARKS_PER_MS - mark) / cycle);
  return (mark + turns * cycle) / MARKS_PER_MS;
}

interface StripPlace extends Rectangle {
  /** Side of a cell. */
  readonly cell: number;
}

/** Where the strip lies in a picture of this size; undefined if the picture is too small for one. */
export function stripPlace(width: number, height: number): StripPlace | undefined {
  const cell = Math.floor(width / 80) * 2 || 2;
  if (cell * CELLS > width || cell > height) return undefined;
  const x = Math.floor((width - cell * CELLS) / 4) * 2;
  // On a macroblock's edge where it can be: fewer macroblocks change with a cell.
  const y = Math.min(Math.floor((height * 0.9) / 16) * 16, height - cell);
  return { x, y, width: cell * CELLS, height: cell, cell };
}

/** Draws the strip for a frame number of 0 to 2^32 - 1, if the picture has room for it. */
export function drawFrameNumber(picture: YuvPicture, frameNumber: number): void {
  const place = stripPlace(picture.width, picture.height);
  if (!place) return;
  const { cell, y } = place;
  for (let index = 0; index < CELLS; index++) {
    const level = cellIsWhite(frameNumber, index) ? WHITE : BLACK;
    picture.fillLuma({ x: place.x + index * cell, y, width: cell, height: cell }, level);
  }
}

/** Reads the frame number back from decoded luma, `stride` bytes a line; undefined if there is none or it is damaged. */
export function readFrameNumber(
  luma: Uint8Array,
  stride: number,
  width: number,
  height: number,
): number | undefined {
  const place = stripPlace(width, height);
  if (!place) return undefined;
  const row = (place.y + (place.cell >> 1)) * stride + place.x + (place.cell >> 1);
  const cells = Array.from(
    { length: CELLS },
    (_, index) => (luma[row + index * place.cell] ?? 0) > THRESHOLD,
  );
  const frameNumber = cells
    .slice(2, 2 + DATA_BITS)
    .reduce((number, white) => number * 2 + (white ? 1 : 0), 0);
  return cells.every((white, index) => white === cellIsWhite(frameNumber, index)) ? frameNumber : undefined;
}

function cellIsWhite(frameNumber: number, index: number): boolean {
  if (index === 0 || index === CELLS - 1) return true;
  if (index === 1) return false;
  const bit = index - 2;
  return bit < DATA_BITS ? ((frameNumber >>> (DATA_BITS - 1 - bit)) & 1) === 1 : !hasOddBits(frameNumber);
}

function hasOddBits(value: number): boolean {
  let odd = false;
  for (let left = value >>> 0; left !== 0; left &= left - 1) odd = !odd;
  return odd;
}
