import type { Clock } from '#contracts/ports/clock.js';
import { RateLimit } from './rate-limit.js';

/** Wrong tokens, passwords and links that an address may send at once, and how often it gets another try. */
const BURST = 20;
const REFILL_MS = 1000;

/** How many wrong tokens came from where, so that nobody can try them fast. */
export class FailedTokens extends RateLimit {
  constructor(clock: Clock) {
    super(clock, BURST, REFILL_MS);
  }
}
