import { type Orientation, walk } from './orientation.js';
import { type Plane } from './plane.js';
import { type Tone } from './tone.js';
import { type Rectangle, type YuvPicture } from './yuv-picture.js';

/** How a scene becomes a picture. */
export interface Development {
  readonly tone: Tone;
  readonly orientation: Orientation;
}

/**
 * Makes a rectangle of the picture anew from the scene, which is as large as `view`, the upper part of the picture, or
 * has its sides exchanged. The rectangle lies in the view; odd sides take in the whole chroma sample.
 */
export function develop(
  scene: YuvPicture,
  picture: YuvPicture,
  view: { readonly width: number; readonly height: number },
  area: Rectangle,
  { tone, orientation }: Development,
): void {
  const half = { width: view.width / 2, height: view.height / 2 };
  const x = area.x >> 1;
  const y = area.y >> 1;
  const halfArea = {
    x,
    y,
    width: ((area.x + area.width + 1) >> 1) - x,
    height: ((area.y + area.height + 1) >> 1) - y,
  };
  const part = (name: 'luma' | 'blue' | 'red', size: typeof half, place: Rectangle): void => {
    const way = walk(orientation, size, scene[name].stride);
    developPlane(scene[name], picture[name], { ...way, ...place, lineEnd: size.width }, tone[name]);
  };
  part('luma', view, area);
  part('blue', half, halfArea);
  part('red', half, halfArea);
}

interface Work extends Rectangle {
  readonly start: number;
  readonly across: number;
  readonly down: number;
  /** What lies beyond it is cropped away, and goes on as the last sample: that costs the fewest bits. */
  readonly lineEnd: number;
}

function developPlane(from: Plane, to: Plane, work: Work, table: Uint8Array): void {
  const { x, y, width, height, start, across, down, lineEnd } = work;
  for (let line = y; line < y + height; line++) {
    let source = start + x * across + line * down;
    const out = line * to.stride;
    for (let column = x; column < x + width; column++) {
      to.bytes[out + column] = table[from.bytes[source] ?? 0] ?? 0;
      source += across;
    }
    if (x + width === lineEnd && lineEnd < to.stride)
      to.bytes.fill(to.bytes[out + lineEnd - 1] ?? 0, out + lineEnd, out + to.stride);
  }
}
