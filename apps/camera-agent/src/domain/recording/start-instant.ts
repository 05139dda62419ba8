import { type InstantRule, rememberedInstant } from '../clock/asked-instant.js';
import type { OperatorTime } from '../clock/operator-time.js';

const RULE: InstantRule = {
  field: 'startAt',
  what: 'start',
  none: 'No start can be scheduled',
  mostAheadMs: 24 * 3_600_000,
  mostAhead: '24 hours',
};

/** The instant, unix ms of operator time, for which a start is asked. Throws like `rememberedInstant`. */
export function startInstant(startAt: string, operatorTime: OperatorTime, earliestMs: number): number {
  return rememberedInstant(startAt, operatorTime, RULE, earliestMs);
}
