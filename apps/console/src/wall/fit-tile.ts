/** The line beneath a picture with the borders, and the gap between tiles; pixels. */
const FOOT = 32;
const GAP = 8;
/** A picture is as high as this times its width. */
const SHAPE = 9 / 16;

export interface Room {
  readonly width: number;
  readonly height: number;
}

/** How wide tiles may be for all of them to be in a room at once, in pixels; at least `leastPx`, however many there are. */
export function fitTile(tiles: number, { width, height }: Room, leastPx: number): number {
  let best = leastPx;
  for (let columns = 1; columns <= tiles; columns += 1) {
    const rows = Math.ceil(tiles / columns);
    const byWidth = (width - (columns - 1) * GAP) / columns;
    const byHeight = ((height - (rows - 1) * GAP) / rows - FOOT) / SHAPE;
    best = Math.max(best, Math.floor(Math.min(byWidth, byHeight)));
  }
  return best;
}
