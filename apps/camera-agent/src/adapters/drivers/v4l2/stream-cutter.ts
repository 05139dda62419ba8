import type { Clock } from '#contracts/ports/clock.js';
import type { AccessUnit } from '../../../domain/h264/access-unit.js';
import { AccessUnitSplitter } from '../../../domain/h264/access-unit-splitter.js';

/**
 * Cuts the stream of a USB camera's program, which does not mark the end of a frame: one is known with the one behind it. A
 * quiet moment means nothing. v4l2-ctl writes through stdio, where the end of a frame may wait for the next one, and ffmpeg
 * may be held up between two parts of a frame, by its own encoder above all.
 */
export function streamCutter(clock: Clock, give: (unit: AccessUnit) => void): (chunk: Uint8Array) => void {
  const splitter = new AccessUnitSplitter();
  return (chunk) => {
    for (const unit of splitter.push(chunk, clock.monotonic())) give(unit);
  };
}
