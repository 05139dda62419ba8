import fc from 'fast-check';
import { OperatorClock } from '#camera-agent/domain/clock/operator-clock.js';
import { FakeClock } from '#testing/fake-clock.js';

const YEAR_MS = 365 * 86_400_000;
const NOW = Date.UTC(2026, 0, 1);

const fraction = (max: number): fc.Arbitrary<number> => fc.double({ min: 0, max, noNaN: true });

/** Delays of a quiet network, of a busy one and of one that stalls, any way round. */
const delay = fc.oneof(fraction(1), fraction(20), fraction(500));

const question = fc.record({
  pause: fc.oneof(fraction(100), fraction(12_000), fraction(600_000)),
  there: delay,
  stay: fc.oneof(fc.constant(0), fraction(200)),
  back: delay,
  isLost: fc.integer({ min: 0, max: 4 }).map((n) => n === 0),
  /** The operator reads its own clock so exactly, and is off by this part of it. */
  errorMs: fraction(0.5),
  offBy: fc.double({ min: -1, max: 1, noNaN: true }),
});

/** A mean within ±85 ppm, about which the rate swings by up to 15. */
const rate = fc.record({
  mean: fc.double({ min: -85e-6, max: 85e-6, noNaN: true }),
  swing: fraction(15e-6),
  periodMs: fc.double({ min: 20_000, max: 3_600_000, noNaN: true }),
  phase: fraction(2 * Math.PI),
});
type Of<A> = A extends fc.Arbitrary<infer T> ? T : never;
type Rate = Of<typeof rate>;

/** How far the operator's clock has run away from this host's after so long. */
function gained({ mean, swing, periodMs, phase }: Rate, ms: number): number {
  const turn = (2 * Math.PI) / periodMs;
  return mean * ms + (swing / turn) * (Math.cos(phase) - Math.cos(turn * ms + phase));
}

class Lab {
  readonly clock = new FakeClock(NOW);
  readonly estimate = new OperatorClock(this.clock);

  constructor(
    private offset: number,
    private readonly rate: Rate,
  ) {}

  setOperator(byMs: number): void {
    this.offset += byMs;
  }

  truthAt(monotonic: number): number {
    return NOW + this.offset + monotonic + gained(this.rate, monotonic);
  }

  ask({ pause, there, stay, back, isLost, errorMs, offBy }: Of<typeof question>): string {
    const { clock } = this;
    clock.advance(pause);
    const sentAt = clock.monotonic();
    clock.advance(there);
    const reachedMs = this.truthAt(clock.monotonic()) + errorMs * offBy;
    clock.advance(stay);
    const leftMs = this.truthAt(clock.monotonic()) + errorMs * offBy;
    clock.advance(back);
    const stamps = { sentAt, receivedAt: clock.monotonic(), reachedMs, leftMs, errorMs };
    return isLost ? 'lost' : this.estimate.learn(stamps);
  }

  expectTruth(): void {
    const now = this.clock.monotonic();
    const { errorMs } = this.estimate;
    expect(Math.abs(this.estimate.now() - this.truthAt(now))).toBeLessThanOrEqual(errorMs);
  }
}

const offset = fc.double({ min: -YEAR_MS, max: YEAR_MS, noNaN: true });

test('with any delays and losses, and any drift that changes slowly, the truth lies within the bound', () => {
  fc.assert(
    fc.property(
      fc.array(question, { minLength: 1, maxLength: 60 }),
      offset,
      rate,
      (questions, by, drifts) => {
        const lab = new Lab(by, drifts);
        for (const each of questions) {
          const { known } = lab.estimate;
          expect(['learnt', 'lost']).toContain(lab.ask(each));
          if (known || !each.isLost) lab.expectTruth();
        }
        expect(lab.estimate.state.step).toBeUndefined();
        const { driftPpm = 0, driftErrorPpm = Infinity } = lab.estimate.state;
        const { mean, swing } = drifts;
        for (const extreme of [mean - swing, mean + swing])
          expect(Math.abs(driftPpm - extreme * 1e6)).toBeLessThanOrEqual(driftErrorPpm + 0.1);
        lab.clock.advance(3_600_000);
        if (lab.estimate.known) lab.expectTruth();
      },
    ),
    { numRuns: 500 },
  );
});

test('after some quick questions the bound is no more than the shortest way there and back', () => {
  const quick = fc.record({
    ...{ pause: fc.constant(50), there: delay, back: delay, stay: fraction(200) },
    ...{ isLost: fc.constant(false), errorMs: fraction(0.05), offBy: fc.constant(1) },
  });
  fc.assert(
    fc.property(fc.array(quick, { minLength: 8, maxLength: 8 }), offset, rate, (questions, by, drifts) => {
      const lab = new Lab(by, drifts);
      for (const each of questions) lab.ask(each);
      const shortest = Math.min(...questions.map(({ there, back }) => there + back));
      const sinceMs = lab.clock.monotonic();
      expect(lab.estimate.errorMs).toBeLessThanOrEqual(shortest + 0.1 + 0.01 + sinceMs * 150e-6);
    }),
  );
});

test('the operator is set now and then: the truth lies within the bound again after each step that shows', () => {
  const step = fc.double({ min: 3000, max: YEAR_MS, noNaN: true });
  const steps = fc.array(fc.tuple(fc.array(question, { minLength: 1, maxLength: 8 }), step, fc.boolean()), {
    minLength: 1,
    maxLength: 5,
  });
  fc.assert(
    fc.property(steps, rate, (rounds, drifts) => {
      const lab = new Lab(0, drifts);
      for (const [questions, stepMs, back] of rounds) {
        for (const each of questions)
          if (lab.ask({ ...each, isLost: false }) !== 'refused') lab.expectTruth();
        lab.setOperator(back ? -stepMs : stepMs);
      }
    }),
  );
});
