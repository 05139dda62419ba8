import { LOCKABLE, type Controls } from '#contracts/messages/camera-settings.js';
import type { Measured } from '../camera/camera-driver.js';

/** Of what was measured, that which nobody has set: a locked value is as it was told. */
export function byItself(desired: Controls, measured: Measured): Measured {
  const free = LOCKABLE.filter((name) => desired[name] === undefined || desired[name] === 'auto');
  const known = free.flatMap((name) => (measured[name] === undefined ? [] : [[name, measured[name]]]));
  return Object.fromEntries(known) as Measured;
}
