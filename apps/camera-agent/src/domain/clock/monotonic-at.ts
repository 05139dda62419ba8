import type { Clock } from '#contracts/ports/clock.js';
import type { OperatorTime } from './operator-time.js';

interface Clocks {
  readonly operatorTime: Pick<OperatorTime, 'now'>;
  readonly clock: Pick<Clock, 'monotonic'>;
}

/** An instant of operator time, unix ms, as one of this host's monotonic clock. */
export function monotonicAt(operatorMs: number, { operatorTime, clock }: Clocks): number {
  return clock.monotonic() + operatorMs - operatorTime.now();
}
