import type { Clock } from '#contracts/ports/clock.js';
import { systemClock } from '#runtime/system-clock.js';

/** The clock of a hurried doctor, for those who answer at once. */
export function fasterClock(times: number): Clock {
  return {
    ...systemClock,
    monotonic: () => systemClock.monotonic() * times,
    after: (ms, run) => systemClock.after(ms / times, run),
  };
}
