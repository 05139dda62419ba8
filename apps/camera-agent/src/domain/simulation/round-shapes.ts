import { type Colour } from './colour.js';
import { type Plane } from './plane.js';
import { type YuvPicture } from './yuv-picture.js';

/** A ring around (x, y): its middle line has the radius, its edges are smooth. A disc is a ring as wide as its radius. */
export interface Ring {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly thickness: number;
}

/** Draws a filled circle with a smooth edge. */
export function drawDisc(picture: YuvPicture, x: number, y: number, radius: number, colour: Colour): void {
  drawRing(picture, { x, y, radius: radius / 2, thickness: radius }, colour);
}

/** Draws a ring, cut to the picture. */
export function drawRing(picture: YuvPicture, ring: Ring, { y, u, v }: Colour): void {
  const half = { x: ring.x / 2, y: ring.y / 2, radius: ring.radius / 2, thickness: ring.thickness / 2 };
  blendRing(picture.luma, ring, y);
  blendRing(picture.blue, half, u);
  blendRing(picture.red, half, v);
}

function blendRing(plane: Plane, ring: Ring, value: number): void {
  const reach = ring.radius + ring.thickness / 2 + 1;
  const top = Math.max(0, Math.floor(ring.y - reach));
  const bottom = Math.min(plane.lines, Math.ceil(ring.y + reach));
  const left = Math.max(0, Math.floor(ring.x - reach));
  const right = Math.min(plane.stride, Math.ceil(ring.x + reach));
  for (let line = top; line < bottom; line++) {
    for (let column = left; column < right; column++) {
      const cover = coverage(ring, column + 0.5 - ring.x, line + 0.5 - ring.y);
      if (cover === 0) continue;
      const index = line * plane.stride + column;
      const under = plane.bytes[index] ?? 0;
      plane.bytes[index] = Math.round(under + (value - under) * cover);
    }
  }
}

/** How much of the pixel at this distance from the centre the ring covers: 0 to 1. */
function coverage(ring: Ring, dx: number, dy: number): number {
  const fromMiddle = Math.abs(Math.sqrt(dx * dx + dy * dy) - ring.radius);
  return Math.min(1, Math.max(0, 0.5 + ring.thickness / 2 - fromMiddle));
}
