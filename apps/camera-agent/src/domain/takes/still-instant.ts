import { MAX_STILL_AHEAD_MS } from '#contracts/messages/still.js';
import { type InstantRule, rememberedInstant } from '../clock/asked-instant.js';
import type { OperatorTime } from '../clock/operator-time.js';

const RULE: InstantRule = {
  field: 'at',
  what: 'still',
  none: 'No still can be timed',
  mostAheadMs: MAX_STILL_AHEAD_MS,
  mostAhead: 'a minute',
};

/** The instant, unix ms of operator time, at which a still is asked for. Throws like `rememberedInstant`. */
export function stillInstant(at: string, operatorTime: OperatorTime, earliestMs: number): number {
  return rememberedInstant(at, operatorTime, RULE, earliestMs);
}
