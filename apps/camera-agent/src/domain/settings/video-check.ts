import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { CameraMode } from '#contracts/messages/agent-info.js';
import type { VideoSettings } from '#contracts/messages/camera-settings.js';

/**
 * Throws `unsupported` unless some mode of the camera is as large and as fast: a camera makes its picture smaller, and
 * never larger. A camera that has not told its modes is not asked.
 */
export function checkVideo({ width, height, fps }: VideoSettings, modes: readonly CameraMode[]): void {
  if (width % 2 !== 0 || height % 2 !== 0) {
    throw new RollcallError('unsupported', `${width}x${height} has an odd side: H.264 wants even ones.`);
  }
  const fits = modes.some((mode) => mode.width >= width && mode.height >= height && mode.maxFps >= fps);
  if (fits || modes.length === 0) return;
  const offered = modes.map((mode) => `${mode.width}x${mode.height} up to ${mode.maxFps}`).join(', ');
  throw new RollcallError(
    'unsupported',
    `${width}x${height} at ${fps} frames a second is not offered; there is: ${offered}.`,
  );
}
