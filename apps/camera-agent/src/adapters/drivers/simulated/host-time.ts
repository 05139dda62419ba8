import type { Clock } from '#contracts/ports/clock.js';
import { FineTime } from '#runtime/fine-time.js';

/** Half of the tenth of a millisecond to which pictures say it is left for reading it. */
const FINE_MS = 0.05;
/** A wall clock goes on to its next millisecond long before. */
const MOST_LOOKS = 100_000;

/** What the clock of an agent makes of the monotonic clock of its host. */
export interface ClockWarp {
  trueInstant(monotonicMs: number): number;
  falseInstant(trueMs: number): number;
}

/** The time of the host to a fraction of a millisecond, whatever the agent takes for time. */
export class HostTime {
  private readonly fine: FineTime;

  constructor(
    host: Pick<Clock, 'now' | 'monotonic'>,
    private readonly warp?: ClockWarp,
  ) {
    this.fine = new FineTime(host);
  }

  /** Unix ms with fractions at an instant of the agent's monotonic clock. */
  at(monotonicMs: number): number {
    return this.offset + (this.warp?.trueInstant(monotonicMs) ?? monotonicMs);
  }

  /**
   * What gives the instant of the agent's monotonic clock for an instant of the host's time, unix ms: by what the host's
   * wall clock is now, should it be set later.
   */
  fixed(): (unixMs: number) => number {
    const { offset, warp } = this;
    return (unixMs) => warp?.falseInstant(unixMs - offset) ?? unixMs - offset;
  }

  private get offset(): number {
    let reading = this.fine.at(0);
    for (let looks = 0; reading.errorMs > FINE_MS && looks < MOST_LOOKS; looks += 1)
      reading = this.fine.at(0);
    return reading.ms;
  }
}
