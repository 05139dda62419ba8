import type { Schemas } from '#client/index.js';

export type ControlRange = Schemas['ControlRange'];
export type ControlName = ControlRange['name'];

/** What people call a control, and the unit of its number. */
export const NAMES: Readonly<Record<ControlName, { readonly label: string; readonly unit?: string }>> = {
  annotate: { label: 'Text in the picture' },
  bitrate: { label: 'Bit rate', unit: 'bit/s' },
  brightness: { label: 'Brightness' },
  contrast: { label: 'Contrast' },
  exposure: { label: 'Exposure', unit: 'µs' },
  focus: { label: 'Focus', unit: 'dioptres' },
  gain: { label: 'Gain' },
  gop: { label: 'Frames from key frame to key frame' },
  hflip: { label: 'Mirrored' },
  rotation: { label: 'Rotation' },
  saturation: { label: 'Saturation' },
  sharpness: { label: 'Sharpness' },
  vflip: { label: 'Upside down' },
  whiteBalance: { label: 'White balance', unit: 'K' },
};

export function labelOf({ name, as }: ControlRange): string {
  const { label, unit } = NAMES[name];
  return unit === undefined || as === 'gains' ? label : `${label}, ${unit}`;
}
