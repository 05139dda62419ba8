import type { ClockState, ClockStep } from '#contracts/messages/clock-state.js';
import type { Clock } from '#contracts/ports/clock.js';
import { ClockSample, type ClockExchange } from './clock-sample.js';
import { keptSamples } from './kept-samples.js';
import { measuredRates } from './measured-rates.js';
import type { OperatorTime } from './operator-time.js';
import { ANY_RATES, type Rates } from './rates.js';

/** By then the drift may have made the error thirteen seconds. */
const MAX_AGE_MS = 24 * 3_600_000;
/** For so long a step is told of. */
const STEP_TOLD_MS = 3_600_000;
/** A drift that is less certain is not told: as much is expected of any two clocks. */
const CERTAIN_DRIFT = 60e-6;

interface Estimate {
  /** Operator unix ms minus `Clock.monotonic()`. */
  readonly offset: number;
  readonly errorMs: number;
}

/**
 * Estimates the operator's time from what every exchange says for certain and from how far the clocks can have run apart
 * since. It is tied to the monotonic clock, so a jump of this host's wall clock does not move it.
 */
export class OperatorClock implements OperatorTime {
  private samples: readonly ClockSample[] = [];
  private rates: Rates = ANY_RATES;
  private lastTripMs: number | undefined;
  private lastStep: (ClockStep & { readonly noticedAt: number }) | undefined;

  constructor(private readonly clock: Clock) {}

  get known(): boolean {
    return this.estimate(this.clock.monotonic()) !== undefined;
  }

  get errorMs(): number {
    return this.estimate(this.clock.monotonic())?.errorMs ?? Infinity;
  }

  /** The estimate as it stands in the agent's state. */
  get state(): ClockState {
    const monotonic = this.clock.monotonic();
    const estimate = this.estimate(monotonic);
    if (!estimate) return { known: false, offsetMs: 0, errorMs: 0 };
    const offsetMs = Math.round(estimate.offset + monotonic - this.clock.now());
    const errorMs = Math.ceil(estimate.errorMs * 1000) / 1000;
    return { known: true, offsetMs, errorMs, ...this.drift, ...this.step };
  }

  /** What the way to the operator and back took in the latest exchange, ms; undefined until there was one. */
  get roundTripMs(): number | undefined {
    return this.lastTripMs;
  }

  at(monotonicMs: number): number {
    const estimate = this.estimate(monotonicMs);
    if (estimate) return estimate.offset + monotonicMs;
    return this.clock.now() - (this.clock.monotonic() - monotonicMs);
  }

  now(): number {
    return this.at(this.clock.monotonic());
  }

  /**
   * Takes an exchange. `refused`: its stamps are no times. `stepped`: what was measured before cannot be true beside it,
   * as one of the clocks was set or this host slept; it counts alone from now on.
   */
  learn(exchange: ClockExchange): 'learnt' | 'stepped' | 'refused' {
    const sample = ClockSample.of(exchange);
    if (!sample) return 'refused';
    this.lastTripMs = Math.max(0, Math.round(sample.tripMs * 1000) / 1000);
    const stepped = this.samples.some((older) => !agree(older, sample));
    if (stepped) this.noteStep(sample);
    this.keep(stepped ? [sample] : keptSamples([...this.samples, sample]));
    return stepped ? 'stepped' : 'learnt';
  }

  /** Where the rate has changed more than it should, what is oldest is forgotten until the rest can be true together. */
  private keep(samples: readonly ClockSample[]): void {
    const rates = measuredRates(samples);
    if (!rates && samples.length > 1) return this.keep(samples.slice(1));
    this.samples = samples;
    this.rates = rates ?? ANY_RATES;
  }

  private noteStep(sample: ClockSample): void {
    const noticedAt = sample.receivedAt;
    const before = this.estimate(noticedAt)?.offset;
    const after = (sample.lowAt(noticedAt, ANY_RATES) + sample.highAt(noticedAt, ANY_RATES)) / 2;
    const byMs = Math.round((after - (before ?? after)) * 1000) / 1000;
    this.lastStep = { at: new Date(after + noticedAt).toISOString(), byMs, noticedAt };
  }

  /**
   * The middle of what all samples leave possible. The error is the farthest that the truth may be by the one sample
   * that says most: should another have become untrue unnoticed, nothing is claimed that rests on both.
   */
  private estimate(at: number): Estimate | undefined {
    const { rates } = this;
    const ranges = this.samples
      .filter(({ receivedAt }) => at - receivedAt <= MAX_AGE_MS)
      .map((sample) => ({ low: sample.lowAt(at, rates), high: sample.highAt(at, rates) }));
    if (ranges.length === 0) return undefined;
    const low = Math.max(...ranges.map((range) => range.low));
    const high = Math.min(...ranges.map((range) => range.high));
    const offset = (low + high) / 2;
    const errors = ranges.map((range) => Math.max(offset - range.low, range.high - offset));
    return { offset, errorMs: Math.min(...errors) };
  }

  private get drift(): Pick<ClockState, 'driftPpm' | 'driftErrorPpm'> {
    const { slow, fast } = this.rates;
    const error = (fast - slow) / 2;
    if (error > CERTAIN_DRIFT) return {};
    return { driftPpm: tenths(((slow + fast) / 2) * 1e6), driftErrorPpm: tenths(error * 1e6 + 0.1) };
  }

  private get step(): Pick<ClockState, 'step'> {
    if (!this.lastStep || this.clock.monotonic() - this.lastStep.noticedAt > STEP_TOLD_MS) return {};
    const { at, byMs } = this.lastStep;
    return { step: { at, byMs } };
  }
}

function agree(older: ClockSample, newer: ClockSample): boolean {
  const { slow, fast } = newer.ratesSince(older);
  return slow <= ANY_RATES.fast && fast >= ANY_RATES.slow;
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}
