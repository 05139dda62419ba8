import type { ControlRange } from '#contracts/messages/camera-settings.js';
import type { CameraFacts } from '../camera/camera-unit.js';

/** A recording begins with a key frame: less than what it waits for the first one. */
const LONGEST_GOP_S = 4;

/** What a camera takes at this rate: where no key frame can be asked for, they come often enough to begin a recording. */
export function rangesAt(
  { controls, keyFramesOnRequest = true }: Pick<CameraFacts, 'controls' | 'keyFramesOnRequest'>,
  fps: number,
): readonly ControlRange[] {
  if (keyFramesOnRequest) return controls;
  const most = LONGEST_GOP_S * fps;
  return controls.map((range) =>
    range.name === 'gop' ? { ...range, max: Math.min(range.max ?? most, most) } : range,
  );
}
