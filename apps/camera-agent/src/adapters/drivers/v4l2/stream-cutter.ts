import type { Clock } from '#contracts/ports/clock.js';
import type { AccessUnit } from '../../../domain/h264/access-unit.js';
import { AccessUnitSplitter } from '../../../domain/h264/access-unit-splitter.js';
import { QuietSplitter } from '../rpicam/quiet-splitter.js';
import { encodesItself } from './capture-plan.js';
import type { V4l2Camera } from './probe.js';

type StreamCutter = Pick<QuietSplitter, 'push' | 'end'>;

/**
 * ffmpeg writes each frame at once. v4l2-ctl writes through stdio, where the end of a frame may wait for the next one: a
 * quiet moment means nothing there, and a frame is known with the one behind it.
 */
export function streamCutter(
  { formats }: V4l2Camera,
  clock: Clock,
  give: (unit: AccessUnit) => void,
): StreamCutter {
  if (!encodesItself(formats)) return new QuietSplitter(clock, give);
  const splitter = new AccessUnitSplitter();
  return {
    push: (chunk) => {
      for (const unit of splitter.push(chunk, clock.monotonic())) give(unit);
    },
    end: () => undefined,
  };
}
