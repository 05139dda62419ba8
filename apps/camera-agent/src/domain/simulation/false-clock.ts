import type { Clock, Timer } from '#contracts/ports/clock.js';

/** How wrong a clock is. */
export interface ClockFault {
  /** Of the wall clock, ms; before the true time where it is positive. */
  readonly offsetMs: number;
  /** Of wall clock, monotonic clock and timers, parts per million; too fast where it is positive. */
  readonly ppm: number;
}

/** A clock as a host without a battery has it: its wall clock is off, and all of it runs too fast or too slow. */
export class FalseClock implements Clock {
  private readonly rate: number;
  private readonly startedAt: number;

  constructor(
    private readonly inner: Clock,
    private readonly fault: ClockFault,
  ) {
    this.rate = 1 + fault.ppm * 1e-6;
    this.startedAt = inner.monotonic();
  }

  now(): number {
    const gained = (this.inner.monotonic() - this.startedAt) * (this.rate - 1);
    return Math.floor(this.inner.now() + this.fault.offsetMs + gained);
  }

  monotonic(): number {
    return this.inner.monotonic() * this.rate;
  }

  after(ms: number, run: () => void): Timer {
    return this.inner.after(ms / this.rate, run);
  }

  /** The instant of the true monotonic clock at an instant of this one. */
  trueInstant(monotonicMs: number): number {
    return monotonicMs / this.rate;
  }

  /** The instant of this one at an instant of the true monotonic clock. */
  falseInstant(trueMs: number): number {
    return trueMs * this.rate;
  }
}
