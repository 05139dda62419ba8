import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { RecordingStopArgs } from '#contracts/messages/command-args.js';
import type { Recording } from '#contracts/messages/recording.js';
import type { Clock } from '#contracts/ports/clock.js';
import type { OperatorTime } from '../clock/operator-time.js';

/** Who asks waits for the end. */
const MAX_AHEAD_MS = 60_000;

interface Clocks {
  readonly operatorTime: OperatorTime;
  readonly clock: Pick<Clock, 'monotonic'>;
}

/**
 * The instant of operator time, unix ms, at which a recording is to end; it may be over. Throws `clock-unknown`, and
 * `invalid-request` for one that is more than a minute ahead.
 */
export function endInstant(endAt: string, { operatorTime }: Pick<Clocks, 'operatorTime'>): number {
  if (!operatorTime.known)
    throw new RollcallError('clock-unknown', 'No end can be set: the time of the operator is not known.');
  const instant = Date.parse(endAt);
  if (instant - operatorTime.now() > MAX_AHEAD_MS)
    throw new RollcallError('invalid-request', 'endAt is more than a minute ahead.', { fields: ['endAt'] });
  return instant;
}

/** The instant of operator time as one of this host's monotonic clock. */
export function monotonicAt(operatorMs: number, { operatorTime, clock }: Clocks): number {
  return clock.monotonic() + operatorMs - operatorTime.now();
}

/** Whether a stop is about this recording, which may be named by its id or its take. */
export function isMeant(recording: Recording, { recordingId, takeId }: RecordingStopArgs): boolean {
  const named = (wanted: string | undefined, own: string | undefined): boolean =>
    wanted === undefined || wanted === own;
  return named(recordingId, recording.id) && named(takeId, recording.takeId);
}
