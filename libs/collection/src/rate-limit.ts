import { delay } from '#contracts/delay.js';
import type { Clock } from '#contracts/ports/clock.js';

/** Resolves when so many bytes, which have come, may be followed by others. */
export type Pace = (bytes: number) => Promise<void>;

export const UNHURRIED: Pace = () => Promise.resolve();

/**
 * A pace for all downloads that share it: together they bring no more than `bytesPerSecond`. Whoever does not read is not
 * sent to. Rejects with the signal's reason.
 */
export function rateLimit(bytesPerSecond: number, clock: Clock, signal: AbortSignal): Pace {
  let freeMs = clock.monotonic();
  return async (bytes) => {
    const now = clock.monotonic();
    // What was not used is not saved up.
    freeMs = Math.max(freeMs, now) + (bytes * 1000) / bytesPerSecond;
    await delay(clock, freeMs - now, signal);
  };
}
