import type { Schemas } from '#client/index.js';
import type { Change } from '../settings/change.js';
import type { ControlName } from '../settings/names.js';

type Settings = Schemas['CameraSettings'];
type Controls = Schemas['CameraView']['capabilities']['controls'];

/** What of a look can be copied, and what belongs to it. How a camera is mounted does not: it is another one's at each place. */
export const PARTS = {
  tone: {
    label: 'Brightness, contrast, saturation, sharpness',
    controls: ['brightness', 'contrast', 'saturation', 'sharpness'],
  },
  light: { label: 'Exposure and gain, as they are now', controls: ['exposure', 'gain'] },
  colour: { label: 'White balance, as it is now', controls: ['whiteBalance'] },
  focus: { label: 'Focus, as it is now', controls: ['focus'] },
  video: { label: 'Size and rate', controls: [] },
} as const satisfies Record<
  string,
  { readonly label: string; readonly controls: readonly Exclude<ControlName, 'rotation' | 'annotate'>[] }
>;
export type Part = keyof typeof PARTS;

/** What a camera finds by itself, unless it is told. */
const LOCKABLE = ['exposure', 'gain', 'whiteBalance', 'focus'] as const;

/** A look, ready to be given to another camera. */
export interface Look {
  /** Undefined where the camera is left to its default. */
  readonly controls: ReadonlyMap<ControlName, unknown>;
  readonly video?: Pick<Schemas['Settings'], 'width' | 'height' | 'fps'>;
}

/** What of these parts a camera finds by itself now: it must be held first, or it would wander off from its copies. */
export function toHold(
  { settings, capabilities }: Schemas['CameraView'],
  parts: readonly Part[],
): NonNullable<Change['lock']> {
  const { desired } = settings;
  return LOCKABLE.filter((name) => {
    const isOffered = capabilities.controls.some((range) => range.name === name);
    return isOffered && controlsOf(parts).includes(name) && (desired[name] ?? 'auto') === 'auto';
  });
}

/** The look of a camera, once what it finds by itself is held. */
export function lookOf(
  { desired, notTaken = [] }: Settings,
  controls: Controls,
  parts: readonly Part[],
): Look {
  const refused = new Set<string>(notTaken.map(({ name }) => name));
  const names = controlsOf(parts).filter((name) => controls.some((range) => range.name === name));
  const { width, height, fps } = desired;
  return {
    controls: new Map(names.map((name) => [name, refused.has(name) ? undefined : desired[name]])),
    ...(parts.includes('video') && { video: { width, height, fps } }),
  };
}

function controlsOf(parts: readonly Part[]): ControlName[] {
  return parts.flatMap((part) => PARTS[part].controls);
}
