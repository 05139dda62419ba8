import type { ClockState } from '#contracts/messages/agent-state.js';
import type { Clock } from '#contracts/ports/clock.js';
import { ClockSample } from './clock-sample.js';
import type { OperatorTime } from './operator-time.js';

const KEPT_SAMPLES = 8;
/** By then the drift has made the error more than four seconds. */
const MAX_AGE_MS = 24 * 3_600_000;
const LATEST = Date.UTC(9999, 0);

/**
 * Estimates the operator's time: of the last samples the one with the smallest error counts. It is tied
 * to the monotonic clock, so a jump of this host's wall clock does not move it.
 */
export class OperatorClock implements OperatorTime {
  private samples: readonly ClockSample[] = [];

  constructor(private readonly clock: Clock) {}

  get known(): boolean {
    return this.best() !== undefined;
  }

  get errorMs(): number {
    return this.best()?.errorAt(this.clock.monotonic()) ?? Infinity;
  }

  /** The estimate as it stands in the agent's state. */
  get state(): ClockState {
    const best = this.best();
    if (!best) return { known: false, offsetMs: 0, errorMs: 0 };
    const offsetMs = Math.round(this.now() - this.clock.now());
    return { known: true, offsetMs, errorMs: rounded(this.errorMs) };
  }

  at(monotonicMs: number): number {
    const best = this.best();
    if (best) return best.base + monotonicMs;
    return this.clock.now() - (this.clock.monotonic() - monotonicMs);
  }

  now(): number {
    return this.at(this.clock.monotonic());
  }

  /**
   * Takes an answer: asked at `sentAt`, received at `receivedAt` (monotonic ms), saying `operatorMs` (unix ms).
   * Older samples that cannot be true beside it are dropped: then one of the clocks was set, or this host slept.
   * False when `operatorMs` is no time.
   */
  learn(sentAt: number, receivedAt: number, operatorMs: number): boolean {
    if (!(operatorMs > 0 && operatorMs < LATEST)) return false;
    const sample = new ClockSample(sentAt, receivedAt, operatorMs);
    const agreeing = this.samples.filter((older) => older.agreesWith(sample, receivedAt));
    this.samples = [...agreeing, sample].slice(-KEPT_SAMPLES);
    return true;
  }

  private best(): ClockSample | undefined {
    const now = this.clock.monotonic();
    const young = this.samples.filter((sample) => sample.age(now) <= MAX_AGE_MS);
    return young.reduce<ClockSample | undefined>(
      (best, sample) => (best && best.errorAt(now) <= sample.errorAt(now) ? best : sample),
      undefined,
    );
  }
}

function rounded(ms: number): number {
  return Math.round(ms * 1000) / 1000;
}
