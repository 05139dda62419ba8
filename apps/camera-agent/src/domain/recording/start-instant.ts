import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { OperatorTime } from '../clock/operator-time.js';

const MAX_AHEAD_MS = 24 * 3_600_000;

/**
 * The instant of operator time, unix ms, for which a start is asked. Throws `clock-unknown`, `too-late` for one before
 * `earliestMs`, and `invalid-request` for one that is more than a day ahead.
 */
export function startInstant(startAt: string, operatorTime: OperatorTime, earliestMs: number): number {
  if (!operatorTime.known)
    throw new RollcallError(
      'clock-unknown',
      'No start can be scheduled: the time of the operator is not known.',
    );
  const instant = Date.parse(startAt);
  const aheadMs = instant - operatorTime.now();
  if (instant < earliestMs)
    throw new RollcallError('too-late', `The start was asked for ${Math.ceil(-aheadMs)} ms ago.`);
  if (aheadMs > MAX_AHEAD_MS)
    throw new RollcallError('invalid-request', 'startAt is more than 24 hours ahead.', {
      fields: ['startAt'],
    });
  return instant;
}
