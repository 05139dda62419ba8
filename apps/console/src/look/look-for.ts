import type { Schemas } from '#client/index.js';
import type { Change } from '../settings/change.js';
import { type ControlName, type ControlRange, NAMES } from '../settings/names.js';
import type { Look } from './look.js';

/** A look as far as a camera takes it, and what had to be left out, with the reason. */
export interface Fitted {
  readonly change: Change;
  readonly leftOut: readonly string[];
}

/** One that a camera would not take whole would be refused whole: what it does not offer is left out. */
export function lookFor({ controls, video }: Look, { capabilities }: Schemas['CameraView']): Fitted {
  const change: Record<string, unknown> = {};
  const reset: ControlName[] = [];
  const leftOut: string[] = [];
  for (const [name, value] of controls) {
    const range = capabilities.controls.find((each) => each.name === name);
    if (!range && value === undefined) continue;
    const why = whyNot(name, value, range);
    if (why !== undefined) leftOut.push(why);
    else if (value === undefined) reset.push(name);
    else change[name] = value;
  }
  if (video && offers(capabilities.modes, video)) Object.assign(change, video);
  else if (video) leftOut.push(`${video.width}×${video.height} at ${video.fps} is not offered`);
  return { change: { ...change, ...(reset.length > 0 && { reset }) }, leftOut };
}

function whyNot(name: ControlName, value: unknown, range: ControlRange | undefined): string | undefined {
  const label = NAMES[name].label.toLowerCase();
  if (!range) return `it has no ${label}`;
  if (typeof value === 'object' && value !== null) return whyNotWhite(label, value, range);
  return typeof value === 'number' ? whyBeyond(label, value, range) : undefined;
}

/** Two kinds of camera may tell white balance in numbers that mean nothing to each other. */
function whyNotWhite(label: string, value: object, range: ControlRange): string | undefined {
  if ('kelvin' in value !== (range.as === 'kelvin')) return `it tells ${label} in other numbers`;
  const numbers = Object.values(value) as number[];
  return numbers.map((number) => whyBeyond(label, number, range)).find((why) => why !== undefined);
}

function whyBeyond(
  label: string,
  value: number,
  { min = -Infinity, max = Infinity }: ControlRange,
): string | undefined {
  return value >= min && value <= max
    ? undefined
    : `its ${label} goes from ${min} to ${max}, not to ${value}`;
}

function offers(
  modes: Schemas['CameraView']['capabilities']['modes'],
  { width, height, fps }: NonNullable<Look['video']>,
): boolean {
  // A camera makes its picture smaller, and never larger; one that does not even do that refuses it itself.
  if (modes.length === 0) return true;
  return modes.some((mode) => mode.width >= width && mode.height >= height && mode.maxFps >= fps);
}
