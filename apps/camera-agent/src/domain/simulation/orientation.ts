import type { Rotation } from '#contracts/messages/camera-settings.js';
import { type Rectangle } from './yuv-picture.js';

/** How a scene lies in the picture: turned clockwise, then flipped. */
export interface Orientation {
  readonly rotation: Rotation;
  readonly hflip: boolean;
  readonly vflip: boolean;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Where the sample of picture place (x, y) stands in the scene's plane: at `start + x * across + y * down`. */
export interface Walk {
  readonly start: number;
  readonly across: number;
  readonly down: number;
}

/** True if the scene's width becomes the picture's height. */
export function isOnItsSide({ rotation }: Orientation): boolean {
  return rotation === 90 || rotation === 270;
}

/** The way through a scene's plane of `stride` samples a line, for a plane of the picture of this size. */
export function walk(orientation: Orientation, { width, height }: Size, stride: number): Walk {
  const { across, down } = stepsOf(orientation, stride);
  const fromEnd = (step: number, length: number): number => (step < 0 ? -step * (length - 1) : 0);
  return { start: fromEnd(across, width) + fromEnd(down, height), across, down };
}

/** Where a rectangle of the scene lies in a picture of this size. */
export function placeIn(orientation: Orientation, { width, height }: Size, area: Rectangle): Rectangle {
  const { across, down } = stepsOf(orientation, 1);
  const side = isOnItsSide(orientation);
  const along = side ? { x: area.y, width: area.height } : { x: area.x, width: area.width };
  const upright = side ? { y: area.x, height: area.width } : { y: area.y, height: area.height };
  return {
    x: across < 0 ? width - along.x - along.width : along.x,
    y: down < 0 ? height - upright.y - upright.height : upright.y,
    width: along.width,
    height: upright.height,
  };
}

/** What one step to the right and one step down in the picture are in the scene's plane. */
function stepsOf({ rotation, hflip, vflip }: Orientation, stride: number): { across: number; down: number } {
  const right = hflip ? -1 : 1;
  const below = vflip ? -1 : 1;
  switch (rotation) {
    case 0:
      return { across: right, down: below * stride };
    case 90:
      return { across: -right * stride, down: below };
    case 180:
      return { across: -right, down: -below * stride };
    case 270:
      return { across: right * stride, down: -below };
  }
}
