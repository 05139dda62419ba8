import { RollcallError } from '#contracts/errors/rollcall-error.js';
import { MAX_STILL_AHEAD_MS } from '#contracts/messages/still.js';
import type { OperatorTime } from '../clock/operator-time.js';

/**
 * The instant of operator time, unix ms, at which a still is asked for. Throws `clock-unknown`, `too-late` for one before
 * `earliestMs`, and `invalid-request` for one that is more than a minute ahead.
 */
export function stillInstant(at: string, operatorTime: OperatorTime, earliestMs: number): number {
  if (!operatorTime.known)
    throw new RollcallError('clock-unknown', 'No still can be timed: the time of the operator is not known.');
  const instant = Date.parse(at);
  const aheadMs = instant - operatorTime.now();
  if (instant < earliestMs)
    throw new RollcallError('too-late', `The still was asked for ${Math.ceil(-aheadMs)} ms ago.`);
  if (aheadMs > MAX_STILL_AHEAD_MS)
    throw new RollcallError('invalid-request', 'at is more than a minute ahead.', { fields: ['at'] });
  return instant;
}
