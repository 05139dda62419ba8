import { RollcallError } from '#contracts/errors/rollcall-error.js';
import { isSettled, type Take } from '../take.js';

/** There is one group on the network for this: the cameras of two takes would follow one another. Throws `sync-taken`. */
export function demandGroup({ id, mode }: Take, open: readonly Take[]): void {
  const other = mode === 'framesync' && open.find((take) => take.id !== id && hasGroup(take));
  if (!other) return;
  const { name, number, state } = other;
  throw new RollcallError('sync-taken', `Take ${number} of "${name}" is ${state}, with its cameras in step.`);
}

/** Its cameras are being brought into step, or one of them leads and has not finished its film. */
function hasGroup({ mode, state, entries }: Take): boolean {
  if (mode !== 'framesync') return false;
  return (
    state === 'arming' || entries.some((entry) => entry.sync?.role === 'server' && !isSettled(entry.state))
  );
}
