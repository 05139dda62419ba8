import { OperatorClock } from '#camera-agent/domain/clock/operator-clock.js';
import { FakeClock } from '#testing/fake-clock.js';

const OPERATOR_NOW = Date.UTC(2026, 5, 1);
/** What the numbers themselves leave uncertain. */
const ROUNDING_MS = 0.003;

interface Way {
  readonly there: number;
  readonly back: number;
  /** How long the question waits at the operator. */
  readonly stay?: number;
}

class Lab {
  readonly clock = new FakeClock(Date.UTC(2020, 0, 1));
  readonly estimate = new OperatorClock(this.clock);
  /** Parts per million by which the operator's clock is faster, from now on. */
  private ppm = 0;
  private offset = OPERATOR_NOW;
  private since = 0;

  get truth(): number {
    const elapsed = this.clock.monotonic() - this.since;
    return this.offset + this.since + elapsed * (1 + this.ppm * 1e-6);
  }

  get wrongBy(): number {
    return Math.abs(this.estimate.now() - this.truth);
  }

  drift(ppm: number): void {
    this.offset += this.truth - this.offset - this.clock.monotonic();
    this.since = this.clock.monotonic();
    this.ppm = ppm;
  }

  setOperator(byMs: number): void {
    this.offset += byMs;
  }

  ask({ there, back, stay = 0 }: Way): ReturnType<OperatorClock['learn']> {
    const { clock } = this;
    const sentAt = clock.monotonic();
    clock.advance(there);
    const reachedMs = this.truth;
    clock.advance(stay);
    const leftMs = this.truth;
    clock.advance(back);
    return this.estimate.learn({
      sentAt,
      receivedAt: clock.monotonic(),
      reachedMs,
      leftMs,
      errorMs: 0,
    });
  }

  /** Every 10 s a question, for so long. */
  askFor(ms: number, way: Way): void {
    for (let left = ms; left > 0; left -= 10_000) {
      this.clock.advance(10_000);
      this.ask(way);
    }
  }
}

describe("the operator's time", () => {
  test('is not known before the first answer: the wall clock stands in', () => {
    const { clock, estimate } = new Lab();
    clock.advance(1000);
    expect(estimate.known).toBe(false);
    expect(estimate.errorMs).toBe(Infinity);
    expect(estimate.now()).toBe(Date.UTC(2020, 0, 1) + 1000);
    expect(estimate.at(400)).toBe(Date.UTC(2020, 0, 1) + 400);
    expect(estimate.state).toEqual({ known: false, offsetMs: 0, errorMs: 0 });
  });

  test('comes over a way whose length is known from the latest answer, without what it waited at the operator', () => {
    const lab = new Lab();
    expect(lab.estimate.roundTripMs).toBeUndefined();
    lab.ask({ there: 3, back: 5, stay: 40 });
    expect(lab.estimate.roundTripMs).toBeCloseTo(8, 3);
    lab.ask({ there: 1, back: 1 });
    expect(lab.estimate.roundTripMs).toBeCloseTo(2, 3);
  });

  test('is in the middle of what one answer leaves possible', () => {
    const lab = new Lab();
    lab.ask({ there: 10, back: 10 });
    expect(lab.wrongBy).toBeLessThan(ROUNDING_MS);
    expect(lab.estimate.errorMs).toBeGreaterThanOrEqual(10);
    expect(lab.estimate.errorMs).toBeLessThan(10 + ROUNDING_MS);
    expect(lab.estimate.state).toEqual({
      known: true,
      offsetMs: Math.round(lab.truth - lab.clock.now()),
      errorMs: Math.ceil(lab.estimate.errorMs * 1000) / 1000,
    });
  });

  test('is no less certain for the time that a question waits at the operator', () => {
    const lab = new Lab();
    lab.ask({ there: 1, back: 1, stay: 300 });
    expect(lab.estimate.errorMs).toBeLessThan(1.1);
    expect(lab.wrongBy).toBeLessThan(0.1);
  });

  test('comes from the shortest ways', () => {
    const lab = new Lab();
    lab.ask({ there: 90, back: 10 });
    lab.ask({ there: 1, back: 1 });
    lab.ask({ there: 10, back: 80 });
    expect(lab.estimate.errorMs).toBeLessThan(1.1);
    expect(lab.wrongBy).toBeLessThan(0.1);
  });

  test('does not move when the wall clock of this host jumps', () => {
    const { clock, estimate, ask } = bound(new Lab());
    ask({ there: 1, back: 1 });
    const [before, { errorMs, offsetMs }] = [estimate.now(), estimate.state];
    clock.step(3_600_000);
    expect(estimate.now()).toBe(before);
    expect(estimate.state).toEqual({ known: true, errorMs, offsetMs: offsetMs - 3_600_000 });
    expect(ask({ there: 1, back: 1 })).toBe('learnt');
    expect(estimate.state.step).toBeUndefined();
  });

  test("follows at once when the operator's clock is set, and tells so for an hour", () => {
    const lab = new Lab();
    for (let n = 0; n < 8; n += 1) lab.ask({ there: 1, back: 1 });
    lab.setOperator(-60_000);
    expect(lab.ask({ there: 20, back: 20 })).toBe('stepped');
    expect(lab.wrongBy).toBeLessThan(0.1);
    expect(lab.estimate.errorMs).toBeCloseTo(20, 1);
    const { step } = lab.estimate.state;
    expect(step?.byMs).toBeCloseTo(-60_000, 0);
    expect(Date.parse(step?.at ?? '') - lab.truth).toBeLessThan(2);
    lab.clock.advance(3_600_001);
    expect(lab.estimate.state.step).toBeUndefined();
  });

  test('notices a step that is hardly more than what was uncertain', () => {
    const lab = new Lab();
    lab.ask({ there: 0.5, back: 0.5 });
    lab.setOperator(1.1);
    expect(lab.ask({ there: 0.5, back: 0.5 })).toBe('stepped');
    expect(lab.wrongBy).toBeLessThan(0.1);
  });

  test('trusts nothing of before a step, not even what could still be true', () => {
    const lab = new Lab();
    lab.ask({ there: 0.5, back: 0.5 });
    lab.ask({ there: 3, back: 3 });
    lab.setOperator(12);
    expect(lab.ask({ there: 10, back: 10 })).toBe('stepped');
    expect(lab.wrongBy).toBeLessThanOrEqual(lab.estimate.errorMs);
  });

  test('grows less certain with age, as fast as any two clocks may run apart, and is not known a day later', () => {
    const lab = new Lab();
    lab.ask({ there: 1, back: 1 });
    lab.clock.advance(100_000);
    expect(lab.estimate.errorMs).toBeCloseTo(1 + 100_000 * 150e-6, 2);
    lab.clock.advance(24 * 3_600_000 - 100_000);
    expect(lab.estimate.known).toBe(true);
    lab.clock.advance(1);
    expect(lab.estimate.known).toBe(false);
  });

  test('prefers a new answer to a better one that is old', () => {
    const lab = new Lab();
    lab.ask({ there: 1, back: 1 });
    lab.clock.advance(600_000);
    lab.ask({ there: 5, back: 5 });
    expect(lab.estimate.errorMs).toBeLessThan(5.1);
  });

  test.each([-90, 0, 80])('knows a drift of %s ppm after some minutes, and goes on by it', (ppm) => {
    const lab = new Lab();
    lab.drift(ppm);
    lab.ask({ there: 0.5, back: 0.5 });
    expect(lab.estimate.state.driftPpm).toBeUndefined();
    lab.askFor(300_000, { there: 0.5, back: 0.5 });
    const { driftPpm = NaN, driftErrorPpm = NaN } = lab.estimate.state;
    expect(Math.abs(driftPpm - ppm)).toBeLessThan(5);
    expect(driftErrorPpm).toBeGreaterThanOrEqual(30);
    expect(driftErrorPpm).toBeLessThan(36);
    lab.clock.advance(10_000);
    expect(lab.estimate.errorMs).toBeLessThan(0.5 + 0.4);
    lab.clock.advance(600_000);
    expect(lab.wrongBy).toBeLessThan(3);
    expect(lab.estimate.errorMs).toBeLessThan(0.5 + 610_000 * 36e-6);
  });

  test('forgets a rate that has changed, without taking that for a step', () => {
    const lab = new Lab();
    lab.drift(-50);
    lab.askFor(300_000, { there: 0.5, back: 0.5 });
    lab.drift(50);
    lab.askFor(300_000, { there: 0.5, back: 0.5 });
    expect(lab.estimate.state.step).toBeUndefined();
    expect(lab.estimate.state.driftPpm).toBeGreaterThan(40);
    expect(lab.wrongBy).toBeLessThan(lab.estimate.errorMs);
  });

  test('remembers the drift through many quick questions', () => {
    const lab = new Lab();
    lab.drift(80);
    lab.askFor(300_000, { there: 0.5, back: 0.5 });
    for (let n = 0; n < 200; n += 1) lab.ask({ there: 0.5, back: 0.5 });
    expect(lab.estimate.state.driftPpm).toBeGreaterThan(75);
  });

  test.each([
    ['no number', NaN, NaN],
    ['0', 0, 0],
    ['a time before 1970', -1, -1],
    ['without end', Infinity, Infinity],
    ['after the year 9999', 8.64e15, 8.64e15],
    ['gone before it came', OPERATOR_NOW + 1, OPERATOR_NOW],
    ['there for longer than the question was on its way', OPERATOR_NOW, OPERATOR_NOW + 1.1],
  ])('an answer that is %s is not taken', (_, reachedMs, leftMs) => {
    const { estimate } = new Lab();
    expect(estimate.learn({ sentAt: 0, receivedAt: 1, reachedMs, leftMs, errorMs: 0 })).toBe('refused');
    expect(estimate.known).toBe(false);
  });
});

function bound(lab: Lab): Pick<Lab, 'clock' | 'estimate' | 'ask'> {
  return { clock: lab.clock, estimate: lab.estimate, ask: (way) => lab.ask(way) };
}
