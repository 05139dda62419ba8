import type { CameraMode } from '#contracts/messages/agent-info.js';

/** A size that comes again is kept once, with its highest rate. */
export function addMode(modes: CameraMode[], mode: CameraMode): void {
  const same = modes.find(({ width, height }) => width === mode.width && height === mode.height);
  if (same) same.maxFps = Math.max(same.maxFps, mode.maxFps);
  else modes.push({ ...mode });
}
