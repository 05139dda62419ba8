import fc from 'fast-check';
import { OperatorClock } from '#camera-agent/domain/clock/operator-clock.js';
import { FakeClock } from '#testing/fake-clock.js';

const OPERATOR_NOW = Date.UTC(2026, 5, 1);

/** Asks with a trip of `there` and `back` milliseconds, at an operator whose clock is `offset` before the monotonic one. */
function ask(clock: FakeClock, estimate: OperatorClock, offset: number, there: number, back: number): void {
  const sentAt = clock.monotonic();
  clock.advance(there);
  const answer = Math.floor(clock.monotonic() + offset);
  clock.advance(back);
  estimate.learn(sentAt, clock.monotonic(), answer);
}

function started(): { clock: FakeClock; estimate: OperatorClock } {
  const clock = new FakeClock(Date.UTC(2020, 0, 1));
  return { clock, estimate: new OperatorClock(clock) };
}

describe("the operator's time", () => {
  test('is not known before the first answer: the wall clock stands in', () => {
    const { clock, estimate } = started();
    clock.advance(1000);
    expect(estimate.known).toBe(false);
    expect(estimate.errorMs).toBe(Infinity);
    expect(estimate.now()).toBe(Date.UTC(2020, 0, 1) + 1000);
    expect(estimate.at(400)).toBe(Date.UTC(2020, 0, 1) + 400);
    expect(estimate.state).toEqual({ known: false, offsetMs: 0, errorMs: 0 });
  });

  test('is the answer and half the round trip', () => {
    const { clock, estimate } = started();
    ask(clock, estimate, OPERATOR_NOW, 10, 10);
    expect(estimate.now()).toBe(OPERATOR_NOW + 20 + 0.5);
    expect(estimate.at(0)).toBe(OPERATOR_NOW + 0.5);
    expect(estimate.errorMs).toBe(10.5);
    expect(estimate.state).toEqual({
      known: true,
      offsetMs: Math.round(OPERATOR_NOW + 20.5 - clock.now()),
      errorMs: 10.5,
    });
  });

  test('comes from the shortest round trip', () => {
    const { clock, estimate } = started();
    ask(clock, estimate, OPERATOR_NOW, 90, 10);
    ask(clock, estimate, OPERATOR_NOW, 1, 1);
    ask(clock, estimate, OPERATOR_NOW, 10, 80);
    expect(estimate.errorMs).toBeLessThan(2);
    expect(estimate.at(0)).toBe(OPERATOR_NOW + 0.5);
  });

  test('does not move when the wall clock of this host jumps', () => {
    const { clock, estimate } = started();
    ask(clock, estimate, OPERATOR_NOW, 1, 1);
    const before = estimate.now();
    clock.step(3_600_000);
    expect(estimate.now()).toBe(before);
  });

  test("follows at once when the operator's clock is set", () => {
    const { clock, estimate } = started();
    ask(clock, estimate, OPERATOR_NOW, 1, 1);
    ask(clock, estimate, OPERATOR_NOW + 60_000, 20, 20);
    expect(estimate.at(0)).toBe(OPERATOR_NOW + 60_000 + 0.5);
  });

  test('grows less certain with age, and is not known a day later', () => {
    const { clock, estimate } = started();
    ask(clock, estimate, OPERATOR_NOW, 1, 1);
    clock.advance(100_000);
    expect(estimate.errorMs).toBeCloseTo(1.5 + 5, 6);
    clock.advance(24 * 3_600_000 - 100_000);
    expect(estimate.known).toBe(true);
    clock.advance(1);
    expect(estimate.known).toBe(false);
  });

  test('prefers a new answer to a better one that is old', () => {
    const { clock, estimate } = started();
    ask(clock, estimate, OPERATOR_NOW, 1, 1);
    clock.advance(600_000);
    ask(clock, estimate, OPERATOR_NOW, 5, 5);
    expect(estimate.errorMs).toBe(5.5);
  });

  test.each([NaN, 0, -1, Infinity, 8.64e15])('an answer of %s is not taken', (time) => {
    const { estimate } = started();
    expect(estimate.learn(0, 1, time)).toBe(false);
    expect(estimate.known).toBe(false);
  });
});

test('with any trips and any drift of the two clocks, the error bounds the truth', () => {
  const trip = fc.record({
    pause: fc.integer({ min: 0, max: 60_000 }),
    there: fc.integer({ min: 0, max: 500 }),
    back: fc.integer({ min: 0, max: 500 }),
  });
  const drift = fc.double({ min: -45e-6, max: 45e-6, noNaN: true });
  fc.assert(
    fc.property(fc.array(trip, { minLength: 1, maxLength: 30 }), drift, (trips, rate) => {
      const { clock, estimate } = started();
      const truth = (): number => OPERATOR_NOW + clock.monotonic() * (1 + rate);
      for (const { pause, there, back } of trips) {
        clock.advance(pause);
        const sentAt = clock.monotonic();
        clock.advance(there);
        const answer = Math.floor(truth());
        clock.advance(back);
        estimate.learn(sentAt, clock.monotonic(), answer);
        const slack = (there + back) * 1e-4;
        expect(Math.abs(estimate.now() - truth())).toBeLessThanOrEqual(estimate.errorMs + slack);
      }
    }),
  );
});
