import fc from 'fast-check';
import { FineTime } from '#runtime/fine-time.js';
import { FakeClock } from '#testing/fake-clock.js';

const EPOCH = Date.UTC(2026, 0, 1) + 0.375;

/** As this host's clocks are: the wall clock is read in whole milliseconds. */
class Host {
  private readonly fake = new FakeClock(EPOCH);
  readonly fine = new FineTime({
    now: () => Math.floor(this.fake.now()),
    monotonic: () => this.fake.monotonic(),
  });

  get truth(): number {
    return this.fake.now();
  }

  after(ms: number): { ms: number; errorMs: number } {
    this.fake.advance(ms);
    return this.fine.at(this.fake.monotonic());
  }

  set(byMs: number): void {
    this.fake.step(byMs);
  }
}

test('the first reading is as exact as a millisecond is', () => {
  const { ms, errorMs } = new Host().after(0);
  expect(ms).toBeCloseTo(Math.floor(EPOCH) + 0.5, 2);
  expect(errorMs).toBeCloseTo(0.5, 2);
});

test('readings at many moments leave little of a millisecond', () => {
  const host = new Host();
  for (let n = 0; n < 100; n += 1) host.after(10.01);
  const { ms, errorMs } = host.after(10.01);
  expect(errorMs).toBeLessThan(0.02);
  expect(Math.abs(ms - host.truth)).toBeLessThanOrEqual(errorMs);
});

test('an instant of before is told by what is known now', () => {
  const host = new Host();
  for (let n = 0; n < 100; n += 1) host.after(10.01);
  expect(host.fine.at(0).ms).toBeCloseTo(EPOCH, 1);
});

test('the truth lies within the error, and again at once when the wall clock was set', () => {
  const pause = fc.double({ min: 0, max: 5000, noNaN: true });
  const step = fc.oneof(
    fc.constant(0),
    fc.integer({ min: -1e10, max: 1e10 }).map((ms) => ms + 3 * Math.sign(ms)),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(pause, step), { minLength: 1, maxLength: 50 }), (moments) => {
      const host = new Host();
      for (const [pauseMs, stepMs] of moments) {
        host.set(stepMs);
        const { ms, errorMs } = host.after(pauseMs);
        expect(Math.abs(ms - host.truth)).toBeLessThanOrEqual(errorMs);
      }
    }),
  );
});
