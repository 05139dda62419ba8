/** A colour as 8-bit Y'CbCr samples in video range. */
export interface Colour {
  readonly y: number;
  readonly u: number;
  readonly v: number;
}

/** An R'G'B' colour (0 to 255 each) by the matrix of ITU-R BT.709. */
export function colour(red: number, green: number, blue: number): Colour {
  const luma = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return {
    y: Math.round(16 + (219 / 255) * luma),
    u: Math.round(128 + ((224 / 255) * (blue - luma)) / 1.8556),
    v: Math.round(128 + ((224 / 255) * (red - luma)) / 1.5748),
  };
}
