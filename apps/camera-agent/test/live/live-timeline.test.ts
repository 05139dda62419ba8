import fc from 'fast-check';
import { LiveTimeline } from '#camera-agent/domain/live/live-timeline.js';

const USUAL = 3000;

function durations(times: readonly number[]): number[] {
  const timeline = new LiveTimeline(USUAL);
  return times.map((ticks) => timeline.next(ticks));
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

test('at an even rate every picture lasts as long as it took', () => {
  expect(durations(Array.from({ length: 20 }, (_, n) => 500 + n * USUAL))).toEqual(Array(20).fill(USUAL));
});

test.each([1, 2, 5, 10, 15, 60, 120])('a rate of %d a second is found', (fps) => {
  const step = 90_000 / fps;
  const made = durations(Array.from({ length: 200 }, (_, n) => n * step));
  // Changes of less than four ticks are not followed.
  for (const duration of made.slice(100)) expect(Math.abs(duration - step)).toBeLessThan(step / 100);
});

test('a break of the camera is not waited for', () => {
  const made = durations([0, USUAL, 2 * USUAL, 90_000 * 60, 90_000 * 60 + USUAL]);
  expect(sum(made)).toBeLessThan(6 * USUAL);
});

test('whatever the times: every picture lasts, and the stream keeps to the camera by a picture or two', () => {
  const steps = fc.array(fc.integer({ min: USUAL - 1200, max: USUAL + 1200 }), {
    minLength: 1,
    maxLength: 200,
  });
  fc.assert(
    fc.property(steps, (given) => {
      let ticks = 0;
      const times = [0, ...given.map((step) => (ticks += step))];
      const made = durations(times);
      expect(made.every((duration) => Number.isInteger(duration) && duration > 0)).toBe(true);
      const shownBefore = sum(made.slice(0, -1));
      expect(Math.abs(shownBefore - (times.at(-1) ?? 0))).toBeLessThan(2 * USUAL);
    }),
  );
});

test('any times at all give durations', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -1e12, max: 1e12 }), { maxLength: 50 }), (times) => {
      expect(durations(times).every((duration) => duration >= 1 && duration < 1e12)).toBe(true);
    }),
  );
});
