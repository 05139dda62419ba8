import type { ControlRange } from './names.js';

/** The least and the most that a camera takes, as far as it tells. */
export type Range = Pick<ControlRange, 'min' | 'max'>;

/** "50 to 33 000"; undefined where the camera names no bounds. */
export function rangeText({ min, max }: Range): string | undefined {
  if (min === undefined || max === undefined) return undefined;
  return `${grouped(min)} to ${grouped(max)}`;
}

export function heldWithin({ min = -Infinity, max = Infinity }: Range, value: number): number {
  return Math.min(max, Math.max(min, value));
}

/** As they are typed: with a space at each thousand. */
export function grouped(value: number): string {
  const [whole = '', ...fraction] = String(value).split('.');
  return [whole.replace(/\B(?=(\d{3})+$)/g, ' '), ...fraction].join('.');
}
