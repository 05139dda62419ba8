import { ANY_RATES, type Rates } from './rates.js';

/** A question and its answer, by four time stamps as NTP takes them (RFC 5905, 8). */
export interface ClockExchange {
  /** Instants of `Clock.monotonic()` at which the question was sent and the answer came. */
  readonly sentAt: number;
  readonly receivedAt: number;
  /** When the question reached the operator and the answer left, unix ms, and how far both may be off. */
  readonly reachedMs: number;
  readonly leftMs: number;
  readonly errorMs: number;
}

/** Unix milliseconds leave a double no more than 0.00025. */
const ROUNDING_MS = 0.001;
const LATEST = Date.UTC(9999, 0);

/**
 * What an exchange says for certain of the offset, which is operator time minus this host's monotonic time: no question
 * arrives before it was sent, and no answer before it left. How the way is split between the two is not known.
 */
export class ClockSample {
  /** The part of the round trip that was spent on the way, ms. */
  readonly tripMs: number;
  /** Of the offset at `sentAt`, at most. */
  private readonly high: number;
  /** Of the offset at `receivedAt`, at least. */
  private readonly low: number;

  private constructor(private readonly exchange: ClockExchange) {
    const { sentAt, receivedAt, reachedMs, leftMs, errorMs } = exchange;
    this.tripMs = receivedAt - sentAt - (leftMs - reachedMs);
    this.high = reachedMs + errorMs + ROUNDING_MS - sentAt;
    this.low = leftMs - errorMs - ROUNDING_MS - receivedAt;
  }

  /** Undefined where the operator's stamps are no times, or cannot be true. */
  static of(exchange: ClockExchange): ClockSample | undefined {
    const { receivedAt, reachedMs, leftMs } = exchange;
    if (!(reachedMs > 0 && leftMs >= reachedMs && leftMs < LATEST)) return undefined;
    const sample = new ClockSample(exchange);
    return sample.highAt(receivedAt, ANY_RATES) >= sample.low ? sample : undefined;
  }

  get receivedAt(): number {
    return this.exchange.receivedAt;
  }

  /** The offset is no more than this at a monotonic instant, before or after the exchange. */
  highAt(at: number, { slow, fast }: Rates): number {
    const age = at - this.exchange.sentAt;
    return this.high + age * (age > 0 ? fast : slow);
  }

  /** The offset is no less than this at a monotonic instant, before or after the exchange. */
  lowAt(at: number, { slow, fast }: Rates): number {
    const age = at - this.exchange.receivedAt;
    return this.low + age * (age > 0 ? slow : fast);
  }

  /** Between which the rate was in the mean since an older sample, whose answer came before this question was sent. */
  ratesSince(older: ClockSample): Rates {
    const { sentAt, receivedAt } = this.exchange;
    const between = Math.max(sentAt - older.exchange.receivedAt, ROUNDING_MS);
    return {
      slow: (this.low - older.high) / (receivedAt - older.exchange.sentAt),
      fast: (this.high - older.low) / between,
    };
  }
}
