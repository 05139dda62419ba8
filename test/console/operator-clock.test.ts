import { jest } from '@jest/globals';
import { OperatorClock } from '../../apps/console/src/state/operator-clock.js';

const HOUR_MS = 3_600_000;
const START = Date.parse('2026-01-01T00:00:00.000Z');

beforeEach(() => void jest.useFakeTimers({ now: START }));
afterEach(() => void jest.useRealTimers());

/** An event that the operator host tells after `delayMs`, to a browser whose clock is ahead by `aheadMs`. */
function hears(clock: OperatorClock, aheadMs: number, delayMs: number): void {
  clock.hear(new Date(Date.now() - aheadMs - delayMs).toISOString());
}

test.each([HOUR_MS, -HOUR_MS, 0])(
  'a clock that is ahead by %d ms is known by the quickest event',
  (ahead) => {
    const clock = new OperatorClock();
    for (const delay of [300, 20, 9000]) hears(clock, ahead, delay);
    expect(clock.aheadMs).toBe(ahead + 20);
  },
);

test('nothing is known before anything was heard', () => expect(new OperatorClock().aheadMs).toBe(0));

test('a clock that was set while one looked is known anew after a while, whichever way it went', () => {
  const clock = new OperatorClock();
  hears(clock, 0, 5);
  for (let step = 0; step < 15; step += 1) {
    jest.advanceTimersByTime(10_000);
    hears(clock, HOUR_MS, 10);
  }
  expect(clock.aheadMs).toBe(HOUR_MS + 10);
  hears(clock, -HOUR_MS, 10);
  expect(clock.aheadMs).toBe(10 - HOUR_MS);
});
