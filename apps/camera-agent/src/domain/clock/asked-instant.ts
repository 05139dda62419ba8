import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { OperatorTime } from './operator-time.js';

/** Which instants are taken, and how others are refused. */
export interface InstantRule {
  /** The argument, such as `startAt`, and what is to happen then. */
  readonly field: string;
  readonly what: string;
  /** What there is none of without the operator's time, such as "No start can be scheduled". */
  readonly none: string;
  readonly mostAheadMs: number;
  /** That, for people. */
  readonly mostAhead: string;
}

/**
 * The instant of operator time, unix ms, that somebody asks for; it may be over. Throws `clock-unknown`, and
 * `invalid-request` for one that is further ahead than the rule allows.
 */
export function askedInstant(
  at: string,
  operatorTime: OperatorTime,
  { field, none, mostAheadMs, mostAhead }: Omit<InstantRule, 'what'>,
): number {
  if (!operatorTime.known)
    throw new RollcallError('clock-unknown', `${none}: the time of the operator is not known.`);
  const instant = Date.parse(at);
  if (instant - operatorTime.now() <= mostAheadMs) return instant;
  throw new RollcallError('invalid-request', `${field} is more than ${mostAhead} ahead.`, {
    fields: [field],
  });
}

/** The same of something whose pictures are remembered since `earliestMs`: throws `too-late` for what lies before. */
export function rememberedInstant(
  at: string,
  operatorTime: OperatorTime,
  rule: InstantRule,
  earliestMs: number,
): number {
  const instant = askedInstant(at, operatorTime, rule);
  if (instant >= earliestMs) return instant;
  const agoMs = Math.ceil(operatorTime.now() - instant);
  throw new RollcallError('too-late', `The ${rule.what} was asked for ${agoMs} ms ago.`);
}
