import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { TakeEntry } from '#contracts/http/take-views.js';
import { CLOSING_MS, isSettled, type Take } from '../take.js';

/**
 * There is one group on the network for this: the cameras of two takes would follow one another. `nowMs`: operator time.
 * Throws `sync-taken`.
 */
export function demandGroup({ id, mode }: Take, open: readonly Take[], nowMs: number): void {
  const other = mode === 'framesync' && open.find((take) => take.id !== id && hasGroup(take, nowMs));
  if (!other) return;
  const { name, number, state } = other;
  throw new RollcallError('sync-taken', `Take ${number} of "${name}" is ${state}, with its cameras in step.`);
}

/** Its cameras are being brought into step, or one of them leads and has not had the time to finish its film. */
function hasGroup({ mode, state, endAt = '', entries }: Take, nowMs: number): boolean {
  if (mode !== 'framesync') return false;
  if (state === 'cut' && nowMs - Date.parse(endAt) > CLOSING_MS) return false;
  return state === 'arming' || entries.some(leads);
}

/** One that is lost may never tell that it has finished: nobody is kept waiting for it. */
function leads({ sync, state, error }: TakeEntry): boolean {
  return sync?.role === 'server' && !isSettled(state) && error?.code !== 'camera-lost';
}
