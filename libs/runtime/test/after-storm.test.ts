import fc from 'fast-check';
import { AfterStorm, SELDOM_MS, STORM } from '#runtime/after-storm.js';
import { FakeClock } from '#testing/fake-clock.js';

const CALM_MS = 6000;

function open(): { clock: FakeClock; storm: AfterStorm; times: number[] } {
  const clock = new FakeClock();
  const times: number[] = [];
  const storm = new AfterStorm(clock, () => times.push(clock.monotonic()));
  return { clock, storm, times };
}

const come = (storm: AfterStorm, count: number): void => {
  for (let i = 0; i < count; i += 1) storm.strangerGone();
};

test('once a storm is over it acts once, and no timer is left', () => {
  const { clock, storm, times } = open();
  come(storm, STORM);
  clock.advance(3000);
  expect(times).toEqual([]);
  clock.advance(3000);
  expect([times, clock.timers]).toEqual([[6000], 0]);
});

test('a few strangers are no storm', () => {
  const { clock, storm, times } = open();
  for (let i = 0; i < 100; i += 1) {
    come(storm, STORM - 1);
    clock.advance(3000);
  }
  expect([times, clock.timers]).toEqual([[], 0]);
});

test('one that follows at once waits for the minute to be over, although nobody comes any more', () => {
  const { clock, storm, times } = open();
  come(storm, STORM);
  clock.advance(6000);
  come(storm, STORM);
  clock.advance(SELDOM_MS);
  expect([times, clock.timers]).toEqual([[6000, 6000 + SELDOM_MS], 0]);
});

test('where something must not be disturbed it waits until that is over', () => {
  const clock = new FakeClock();
  const times: number[] = [];
  let quiet = false;
  const storm = new AfterStorm(
    clock,
    () => times.push(clock.monotonic()),
    () => quiet,
  );
  come(storm, STORM);
  clock.advance(10 * SELDOM_MS);
  expect(times).toEqual([]);
  quiet = true;
  clock.advance(3000);
  expect([times, clock.timers]).toEqual([[10 * SELDOM_MS + 3000], 0]);
});

test.each(['while it looks', 'before anybody came'])('stopped %s it does nothing, whoever leaves', (when) => {
  const { clock, storm, times } = open();
  if (when === 'while it looks') come(storm, STORM);
  storm.stop();
  come(storm, STORM);
  clock.advance(SELDOM_MS);
  expect([times, clock.timers]).toEqual([[], 0]);
});

test('never without a storm, never twice within a minute, always after one', () => {
  const step = fc.record({ strangers: fc.nat(2 * STORM), after: fc.nat(20_000) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const { clock, storm, times } = open();
      let came = 0;
      for (const { strangers, after } of steps) {
        come(storm, strangers);
        came += strangers;
        clock.advance(after);
        expect(times.length).toBeLessThanOrEqual(came / STORM);
      }
      // What came before may have been a storm of its own: what comes now is one for certain.
      const before = times.length;
      clock.advance(SELDOM_MS + CALM_MS);
      come(storm, STORM);
      clock.advance(SELDOM_MS + CALM_MS);
      expect(times.length).toBeGreaterThan(before);
      expect(clock.timers).toBe(0);
      times.slice(1).forEach((time, i) => expect(time - (times[i] ?? 0)).toBeGreaterThanOrEqual(SELDOM_MS));
    }),
  );
});
