import { LOCKABLE } from '#contracts/messages/camera-settings.js';
import type { Measured } from '../camera/camera-driver.js';

/** A camera that finds a value by itself moves it by about so much all the time. */
const NOISE = 0.05;

/** Whether what was measured is something else than before, beyond rounding and the noise of it. */
export function hasChanged(before: Measured, now: Measured): boolean {
  return LOCKABLE.some((name) => differs(before[name], now[name]));
}

function differs(a: Measured[keyof Measured], b: Measured[keyof Measured]): boolean {
  if (typeof a === 'number' && typeof b === 'number')
    return Math.abs(a - b) > NOISE * Math.max(Math.abs(a), Math.abs(b));
  if (typeof a !== 'object' || typeof b !== 'object') return a !== b;
  const one: Readonly<Record<string, number>> = { ...a };
  const other: Readonly<Record<string, number>> = { ...b };
  return Object.keys({ ...one, ...other }).some((key) => differs(one[key], other[key]));
}
