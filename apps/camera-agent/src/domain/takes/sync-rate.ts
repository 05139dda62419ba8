import type { CameraMode } from '#contracts/messages/agent-info.js';
import type { VideoSettings } from '#contracts/messages/camera-settings.js';

/** A camera moves its frames by making some longer and some shorter: at the highest rate of its mode it cannot. */
const MOST_OF_MODE = 0.9;

/**
 * The highest whole rate at which a camera of these modes can move its frames at this size; undefined where it is not
 * known. A mode that is larger is taken where it is faster.
 */
export function mostSyncRate(
  { width, height }: Omit<VideoSettings, 'fps'>,
  modes: readonly CameraMode[],
): number | undefined {
  const fitting = modes.filter((mode) => mode.width >= width && mode.height >= height);
  if (fitting.length === 0) return undefined;
  return Math.floor(MOST_OF_MODE * Math.max(...fitting.map(({ maxFps }) => maxFps)));
}
