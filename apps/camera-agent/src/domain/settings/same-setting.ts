import type { Controls } from '#contracts/messages/camera-settings.js';

type Value = Controls[keyof Controls];

/** Whether two values of one control are the same; a white balance is an object. */
export function sameSetting(a: Value, b: Value): boolean {
  return a === b || (typeof a === 'object' && typeof b === 'object' && sameMembers(a, b));
}

function sameMembers(a: object, b: object): boolean {
  const sorted = (value: object): string => JSON.stringify(Object.entries(value).sort());
  return sorted(a) === sorted(b);
}
