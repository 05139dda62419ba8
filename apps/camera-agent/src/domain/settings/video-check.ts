import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { VideoSettings } from '#contracts/messages/camera-settings.js';
import type { CameraFacts } from '../camera/camera-unit.js';

/**
 * Throws `unsupported` unless some mode of the camera is as large and as fast: a camera makes its picture smaller, and
 * never larger. One that does not even do that says itself what it offers; one that has not told its modes is not asked.
 */
export function checkVideo(video: VideoSettings, camera: Pick<CameraFacts, 'modes' | 'offers'>): void {
  const { width, height, fps } = video;
  if (width % 2 !== 0 || height % 2 !== 0) {
    throw new RollcallError('unsupported', `${width}x${height} has an odd side: H.264 wants even ones.`);
  }
  const { modes, offers = withinModes } = camera;
  if (modes.length === 0 || offers(video)) return;
  const offered = modes.map((mode) => `${mode.width}x${mode.height} up to ${mode.maxFps}`).join(', ');
  throw new RollcallError(
    'unsupported',
    `${width}x${height} at ${fps} frames a second is not offered; there is: ${offered}.`,
  );

  function withinModes(): boolean {
    return modes.some((mode) => mode.width >= width && mode.height >= height && mode.maxFps >= fps);
  }
}
