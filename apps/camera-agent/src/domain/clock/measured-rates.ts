import type { ClockSample } from './clock-sample.js';
import { MAX_DRIFT, type Rates } from './rates.js';

/** Their rate changes by no more than this, whether by warmth or by gentle slewing. */
const MAX_CHANGE = 30e-6;

/**
 * The rates that can be true beside all of these samples, the oldest first; undefined where there are none. From each
 * two of them follows what the rate was in the mean between them; now it may be another by `MAX_CHANGE`.
 */
export function measuredRates(samples: readonly ClockSample[]): Rates | undefined {
  let least = -MAX_DRIFT;
  let most = MAX_DRIFT;
  for (const [index, newer] of samples.entries())
    for (const older of samples.slice(0, index)) {
      const { slow, fast } = newer.ratesSince(older);
      least = Math.max(least, slow);
      most = Math.min(most, fast);
    }
  if (least > most + MAX_CHANGE) return undefined;
  return { slow: Math.max(-MAX_DRIFT, least - MAX_CHANGE), fast: Math.min(MAX_DRIFT, most + MAX_CHANGE) };
}
