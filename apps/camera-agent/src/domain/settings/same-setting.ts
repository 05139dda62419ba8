import type { Controls } from '#contracts/messages/camera-settings.js';

type Value = Controls[keyof Controls];

/** Whether two values of one control are the same; a white balance is an object. */
export function sameSetting(a: Value, b: Value): boolean {
  return a === b || (typeof a === 'object' && JSON.stringify(a) === JSON.stringify(b));
}
