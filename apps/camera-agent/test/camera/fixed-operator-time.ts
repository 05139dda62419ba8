import type { OperatorTime } from '#camera-agent/domain/clock/operator-time.js';
import type { Clock } from '#contracts/ports/clock.js';

/** The operator's time as a host knows it whose own clock is right. */
export function fixedOperatorTime(clock: Clock, known = true): OperatorTime {
  const at = (monotonicMs: number): number => clock.now() - clock.monotonic() + monotonicMs;
  return { known, errorMs: known ? 2 : Infinity, at, now: () => clock.now() };
}
