import { type Colour } from './colour.js';
import { Plane } from './plane.js';

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A 4:2:0 picture in whole macroblocks: what lies beyond `width` and `height` is encoded and cropped away. */
export class YuvPicture {
  readonly luma: Plane;
  readonly blue: Plane;
  readonly red: Plane;

  /** Pixels, both even. */
  constructor(
    readonly width: number,
    readonly height: number,
  ) {
    const stride = Math.ceil(width / 16) * 16;
    const lines = Math.ceil(height / 16) * 16;
    this.luma = new Plane(stride, lines);
    this.blue = new Plane(stride / 2, lines / 2);
    this.red = new Plane(stride / 2, lines / 2);
  }

  /** Fills a rectangle, cut to the picture; odd sides take in the whole chroma sample. */
  fill(area: Rectangle, { y, u, v }: Colour): void {
    this.fillLuma(area, y);
    fillPlane(this.blue, halved(area), u);
    fillPlane(this.red, halved(area), v);
  }

  /** Fills a rectangle, cut to the picture, and leaves the chroma as it is. */
  fillLuma(area: Rectangle, level: number): void {
    fillPlane(this.luma, area, level);
  }

  /** Takes a rectangle over from a picture of the same size. */
  copyFrom(source: YuvPicture, area: Rectangle): void {
    copyPlane(this.luma, source.luma, area);
    copyPlane(this.blue, source.blue, halved(area));
    copyPlane(this.red, source.red, halved(area));
  }
}

function halved(area: Rectangle): Rectangle {
  const x = Math.floor(area.x / 2);
  const y = Math.floor(area.y / 2);
  const width = Math.ceil((area.x + area.width) / 2) - x;
  return { x, y, width, height: Math.ceil((area.y + area.height) / 2) - y };
}

function fillPlane(plane: Plane, area: Rectangle, value: number): void {
  const from = Math.max(0, area.x);
  const to = Math.min(plane.stride, area.x + area.width);
  const lastLine = Math.min(plane.lines, area.y + area.height);
  for (let line = Math.max(0, area.y); line < lastLine && from < to; line++) {
    plane.bytes.fill(value, line * plane.stride + from, line * plane.stride + to);
  }
}

function copyPlane(plane: Plane, source: Plane, area: Rectangle): void {
  const from = Math.max(0, area.x);
  const to = Math.min(plane.stride, area.x + area.width);
  const lastLine = Math.min(plane.lines, area.y + area.height);
  for (let line = Math.max(0, area.y); line < lastLine && from < to; line++) {
    const start = line * plane.stride;
    plane.bytes.set(source.bytes.subarray(start + from, start + to), start + from);
  }
}
