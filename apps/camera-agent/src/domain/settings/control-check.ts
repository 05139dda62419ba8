import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { ControlName, ControlRange, Controls } from '#contracts/messages/camera-settings.js';

/** Throws `unsupported` with what the camera takes unless the value is one of it. No value at all is the default. */
export function checkControl(
  name: ControlName,
  value: Controls[ControlName],
  ranges: readonly ControlRange[],
): void {
  // A text that cannot be drawn goes into a track of its own.
  if (value === undefined || name === 'annotate') return;
  const range = ranges.find((each) => each.name === name);
  if (!range) {
    const there = ranges.map((each) => each.name).join(', ');
    throw new RollcallError(
      'unsupported',
      `This camera has no ${name}; it has: ${there || 'nothing to set'}.`,
    );
  }
  if (takes(range, value)) return;
  throw new RollcallError(
    'unsupported',
    `${name} ${JSON.stringify(value)} is not taken; allowed: ${allowedBy(range)}.`,
  );
}

function takes(range: ControlRange, value: NonNullable<Controls[ControlName]>): boolean {
  if (value === 'auto') return range.auto === true;
  if (range.rotations) return (range.rotations as unknown[]).includes(value);
  if (typeof value === 'number') return isWithin(range, value);
  if (typeof value === 'boolean') return true;
  if (typeof value !== 'object') return false;
  if ('kelvin' in value) return range.as === 'kelvin' && isWithin(range, value.kelvin);
  return range.as !== 'kelvin' && isWithin(range, value.red) && isWithin(range, value.blue);
}

function isWithin({ min = -Infinity, max = Infinity }: ControlRange, value: number): boolean {
  return value >= min && value <= max;
}

function allowedBy({ min, max, auto, rotations, as }: ControlRange): string {
  if (rotations) return rotations.join(', ');
  const of = as === 'gains' ? 'gains of red and blue ' : as === 'kelvin' ? 'kelvin ' : '';
  const span = min === undefined && max === undefined ? [] : [`${of}${min ?? 'any'} to ${max ?? 'any'}`];
  return [...(auto ? ['"auto"'] : []), ...span].join(', ') || 'true, false';
}
