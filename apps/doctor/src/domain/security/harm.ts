import type { CameraSeen } from '../seen/camera.js';
import type { Outcome } from './attempt.js';

/** What a forged word did to a camera: undefined while nothing is seen. `after`: undefined where it is gone. */
export function harmTo(before: CameraSeen, after: CameraSeen | undefined): Outcome | undefined {
  if (!after) return { open: `${before.id} is known no more` };
  if (after.status !== 'found') {
    const lost = `${before.id} is lost (${after.reason})`;
    // A camera may be switched off at any moment; that it said farewell may be what was forged.
    return after.reason === 'bye' || after.reason === 'replaced' ? { open: lost } : { untried: lost };
  }
  if (!isSame(before.addresses, after.addresses))
    return {
      open: `${before.id} was at ${before.addresses.join(', ')}, now at ${after.addresses.join(', ')}`,
    };
  if (after.conflict && !before.conflict) return { open: `${before.id} counts as two cameras` };
  if (after.lastSeen < before.lastSeen)
    return { open: `${before.id} counts as last seen earlier than before` };
  return undefined;
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((address) => b.includes(address));
}
