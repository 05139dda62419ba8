import type { RecordingStopArgs } from '#contracts/messages/command-args.js';
import { askedInstant, type InstantRule } from '../clock/asked-instant.js';
import type { OperatorTime } from '../clock/operator-time.js';

/** Who asks waits for the end. */
const RULE: Omit<InstantRule, 'what'> = {
  field: 'endAt',
  none: 'No end can be set',
  mostAheadMs: 60_000,
  mostAhead: 'a minute',
};

/** The instant, unix ms of operator time, at which a recording is to end; it may be over. Throws like `askedInstant`. */
export function endInstant(endAt: string, operatorTime: OperatorTime): number {
  return askedInstant(endAt, operatorTime, RULE);
}

/** What a stop may name. */
interface Named {
  readonly id: string;
  readonly takeId?: string | undefined;
}

/** Whether a stop is about this recording, which may be named by its id or its take. */
export function isMeant(recording: Named, { recordingId, takeId }: RecordingStopArgs): boolean {
  const named = (wanted: string | undefined, own: string | undefined): boolean =>
    wanted === undefined || wanted === own;
  return named(recordingId, recording.id) && named(takeId, recording.takeId);
}
