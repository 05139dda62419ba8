import type { CameraMode } from '#contracts/messages/agent-info.js';
import { addMode } from './add-mode.js';

/** A board before the Pi 5 has its cameras here in the device tree, by ribbon cable or USB; a Pi 5 has `/base/axi/`. */
const OLDER_BOARD = /^\/base\/(?:soc|scb)\//;

/** It does not start with more. */
const MOST = { width: 1920, height: 1080 };

/** True where the board encodes by hardware, which a Pi 5 does not have; `path` is that of a camera in the tool's list. */
export function hasHardwareEncoder(path: string): boolean {
  return OLDER_BOARD.test(path);
}

/** What it takes of the modes of a sensor, at their rates: the picture is made smaller before. */
export function encodable(modes: readonly CameraMode[]): CameraMode[] {
  const taken: CameraMode[] = [];
  for (const { width, height, maxFps } of modes)
    addMode(taken, { width: Math.min(width, MOST.width), height: Math.min(height, MOST.height), maxFps });
  return taken;
}
