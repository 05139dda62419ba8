import type { Clock } from '#contracts/ports/clock.js';
import { RateLimit } from './rate-limit.js';

/** More than any person or honest script needs: a fleet is started and stopped by one call. */
const BURST = 100;
const REFILL_MS = 20;

/** How many calls that change something came from whom, so that one of them cannot keep the fleet busy. */
export class ChangingCalls extends RateLimit {
  constructor(clock: Clock) {
    super(clock, BURST, REFILL_MS);
  }
}
