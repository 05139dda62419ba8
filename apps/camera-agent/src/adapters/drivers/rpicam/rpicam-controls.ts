import type { ControlRange } from '#contracts/messages/camera-settings.js';
import { isAtLeast, type ToolVersion } from './tool-version.js';

/** The tool takes more of each, clamps it and does not say so. */
export const LIMITS = {
  bitrate: { min: 50_000, max: 50_000_000 },
  gop: { min: 1, max: 1000 },
  brightness: { min: -1, max: 1 },
  contrast: { min: 0, max: 15.99 },
  saturation: { min: 0, max: 15.99 },
  sharpness: { min: 0, max: 15.99 },
  /** A frame is the longest exposure, and lasts a second at most. */
  exposure: { min: 1, max: 1_000_000 },
  /** What most sensors can without digital help. */
  gain: { min: 1, max: 16 },
  /** With a gain of 0 the tool would go on by itself. */
  whiteBalance: { min: 0.01, max: 32 },
  /** The travel of the lens in the tuning of the imx708. */
  focus: { min: 0, max: 15 },
} as const;

/** The camera modules whose lens can be moved, in all their variants. */
const AUTOFOCUS = 'imx708';

/** What a camera takes. Nothing changes while it runs: the tool has no channel for it. */
export function rpicamControls(version: ToolVersion, model: string): ControlRange[] {
  const focus = isAtLeast(version, 1, 0, 2) && model.startsWith(AUTOFOCUS);
  return [
    { name: 'bitrate', ...LIMITS.bitrate, live: false },
    { name: 'gop', ...LIMITS.gop, live: false },
    { name: 'brightness', ...LIMITS.brightness, live: false },
    { name: 'contrast', ...LIMITS.contrast, live: false },
    { name: 'saturation', ...LIMITS.saturation, live: false },
    { name: 'sharpness', ...LIMITS.sharpness, live: false },
    // Others would need a transposed picture.
    { name: 'rotation', rotations: [0, 180], live: false },
    { name: 'hflip', live: false },
    { name: 'vflip', live: false },
    { name: 'exposure', ...LIMITS.exposure, auto: true, live: false },
    { name: 'gain', ...LIMITS.gain, auto: true, live: false },
    { name: 'whiteBalance', ...LIMITS.whiteBalance, auto: true, as: 'gains', live: false },
    ...(focus ? [{ name: 'focus' as const, ...LIMITS.focus, auto: true, live: false }] : []),
  ];
}
