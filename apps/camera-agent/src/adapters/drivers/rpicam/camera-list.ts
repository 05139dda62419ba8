import type { CameraMode } from '#contracts/messages/agent-info.js';
import { addMode } from './add-mode.js';
import { hasHardwareEncoder } from './hardware-encoder.js';

export interface ListedCamera {
  readonly index: number;
  /** Its place in the device tree, by which it is known whatever its number is; undefined where the tool does not tell. */
  readonly path: string | undefined;
  /** The sensor's name, such as `imx708`. */
  readonly model: string;
  /** Empty while another process holds the camera: then the tool lists nonsense. */
  readonly modes: readonly CameraMode[];
  /** Whether it is on a board that encodes by hardware. */
  readonly hardwareEncoder: boolean;
}

/** `0 : imx708 [4608x2592 10-bit RGGB] (/base/axi/…)` */
const CAMERA = /^\s*(\d{1,3}) : (\S{1,100}) \[(?:[^\]]{0,100}\] \((\S{1,300})\))?/;
/** `1536x864 [120.13 fps - (768, 432)/3072x1728 crop]`, in old versions `1332x990 (120.00 fps)`. */
const MODE = /(\d{2,5})x(\d{2,5}) [[(](\d{1,4}(?:\.\d+)?) fps\b/g;
const BUSY = '(65535, 65535)/65535x65535';
const MAX_SIDE = 16_384;
const MAX_FPS = 1000;
const MAX_MODES = 64;

/** Reads what `rpicam-vid --list-cameras` prints. Total: any text gives a list, empty where there is no camera. */
export function parseCameraList(text: string): ListedCamera[] {
  const cameras: ListedCamera[] = [];
  let modes: CameraMode[] = [];
  for (const line of text.split('\n')) {
    const [, index, model, path] = CAMERA.exec(line) ?? [];
    if (index !== undefined && model !== undefined) {
      modes = [];
      const hardwareEncoder = hasHardwareEncoder(path ?? '');
      cameras.push({ index: Number(index), path, model, modes, hardwareEncoder });
    } else if (cameras.length > 0 && !line.includes(BUSY)) {
      addModes(modes, line);
    }
  }
  return cameras;
}

function addModes(modes: CameraMode[], line: string): void {
  for (const [, w, h, fps] of line.matchAll(MODE)) {
    const mode = { width: Number(w), height: Number(h), maxFps: Math.floor(Number(fps)) };
    if (modes.length < MAX_MODES && isSound(mode)) addMode(modes, mode);
  }
}

function isSound({ width, height, maxFps }: CameraMode): boolean {
  const sides = [width, height].every((side) => side >= 16 && side <= MAX_SIDE);
  return sides && maxFps >= 1 && maxFps <= MAX_FPS;
}
