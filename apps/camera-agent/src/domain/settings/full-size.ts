import type { CameraMode } from '#contracts/messages/agent-info.js';
import type { Settings } from '#contracts/messages/camera-settings.js';

/** The same settings at the largest size that the camera has; as they are where it tells of none. */
export function fullSize(settings: Settings, modes: readonly CameraMode[]): Settings {
  const [largest] = [...modes].sort((a, b) => b.width * b.height - a.width * a.height);
  return largest ? { ...settings, width: largest.width, height: largest.height } : settings;
}
