import type { OperatorTime } from '../clock/operator-time.js';
import type { RecordingFacts } from './sidecar.js';
import type { TakenFrame } from './taken-frame.js';

/** When a film begins whose first frame was captured at `timeMs`, and how far that may be off. */
export function clockAtStart(
  time: OperatorTime,
  timeMs: number,
): Pick<RecordingFacts, 'startedAtMs' | 'clockErrorMs'> {
  return { startedAtMs: time.at(timeMs), ...(time.known && { clockErrorMs: time.errorMs }) };
}

/** When its last frame was captured by the clock as it is at the end; nothing where the operator's time is not known. */
export function clockAtEnd(
  time: OperatorTime,
  last: TakenFrame | undefined,
): Pick<RecordingFacts, 'clockAtEnd'> {
  if (!last || !time.known) return {};
  return { clockAtEnd: { at: new Date(time.at(last.timeMs)).toISOString(), errorMs: time.errorMs } };
}
