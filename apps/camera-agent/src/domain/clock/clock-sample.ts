/**
 * How much the two clocks may drift apart: more than the crystal of a Pi does, and about what the
 * operator's clock is slewed by when it is disciplined gently.
 */
const DRIFT = 50e-6;
/** Times cross the wire in whole milliseconds, cut off: the true one lies up to 1 ms later. */
const HALF_RESOLUTION_MS = 0.5;

/** One question and its answer: what operator time was at an instant of this host, and how surely. */
export class ClockSample {
  /** Operator unix ms at the monotonic instant 0. */
  readonly base: number;
  private readonly initialError: number;

  /** `sentAt` and `receivedAt` are instants of `Clock.monotonic()`, `operatorMs` unix ms. */
  constructor(
    sentAt: number,
    private readonly receivedAt: number,
    operatorMs: number,
  ) {
    this.base = operatorMs + HALF_RESOLUTION_MS - (sentAt + receivedAt) / 2;
    this.initialError = (receivedAt - sentAt) / 2 + HALF_RESOLUTION_MS;
  }

  age(now: number): number {
    return now - this.receivedAt;
  }

  /** Half the round trip, half the resolution, and the drift since. */
  errorAt(now: number): number {
    return this.initialError + this.age(now) * DRIFT;
  }

  /** Whether both can be true at `now`. */
  agreesWith(other: ClockSample, now: number): boolean {
    return Math.abs(this.base - other.base) <= this.errorAt(now) + other.errorAt(now);
  }
}
