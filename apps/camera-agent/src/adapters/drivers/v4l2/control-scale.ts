import type { DeviceControl } from './control-list.js';

export interface Span {
  readonly min: number;
  readonly max: number;
}

/** How a device's own numbers and Rollcall's belong together. */
export interface Scale extends Span {
  /** A whole number that the device takes. */
  toDevice(value: number): number;
  toRollcall(value: number): number;
}

/** The device's range is this one. */
export function spanScale(control: DeviceControl, { min, max }: Span): Scale {
  const each = (max - min) / Math.max(1, control.max - control.min);
  return {
    min,
    max,
    toDevice: (value) => onStep(control, control.min + (value - min) / each),
    toRollcall: (value) => rounded(min + (value - control.min) * each),
  };
}

/** The device's numbers are Rollcall's, counted in units of this size, as far as both go. */
export function unitScale(control: DeviceControl, unit: number, bounds: Span): Scale | undefined {
  const min = Math.max(bounds.min, control.min * unit);
  const max = Math.min(bounds.max, control.max * unit);
  if (min > max) return undefined;
  return {
    min,
    max,
    toDevice: (value) => onStep(control, value / unit),
    toRollcall: (value) => rounded(value * unit),
  };
}

/** From -1, the device's least, over 0, its default, to 1, its most. */
export function brightnessScale(control: DeviceControl): Scale {
  const { min, max, default: middle } = control;
  const [down, up] = [middle - min, max - middle];
  return {
    min: down > 0 ? -1 : 0,
    max: up > 0 ? 1 : 0,
    toDevice: (value) => onStep(control, middle + value * (value < 0 ? down : up)),
    toRollcall: (value) => rounded((value - middle) / Math.max(1, value < middle ? down : up)),
  };
}

const MOST = 16;

/** From 0, the device's least, over 1, its default, upwards in the same steps. */
export function factorScale(control: DeviceControl): Scale {
  const { min, max, default: middle } = control;
  const unit = middle - min;
  // A default that is the least: all there is lies above 1.
  if (unit === 0) return spanScale(control, { min: 1, max: MOST });
  return {
    min: 0,
    max: Math.min(MOST, Math.floor(((max - min) / unit) * 100) / 100),
    toDevice: (value) => onStep(control, min + value * unit),
    toRollcall: (value) => rounded((value - min) / unit),
  };
}

function onStep({ min, max, step }: DeviceControl, value: number): number {
  const last = min + Math.floor((max - min) / step) * step;
  return Math.min(last, Math.max(min, min + Math.round((value - min) / step) * step));
}

function rounded(value: number): number {
  return Number(value.toFixed(2));
}
