import { atMost } from '#runtime/at-most.js';
import { FakeClock } from '#testing/fake-clock.js';

test('work that is done in time leaves no timer', async () => {
  const clock = new FakeClock();
  expect(await atMost(1000, Promise.resolve(), clock)).toBe(true);
  expect(clock.timers).toBe(0);
});

test('work that is not done is waited for until the deadline', async () => {
  const clock = new FakeClock();
  const waiting = atMost(1000, new Promise(() => undefined), clock);
  clock.advance(999);
  expect(clock.timers).toBe(1);
  clock.advance(1);
  expect(await waiting).toBe(false);
});

test('a failure of the work is passed on, and leaves no timer', async () => {
  const clock = new FakeClock();
  await expect(atMost(1000, Promise.reject(new Error('broken')), clock)).rejects.toThrow('broken');
  expect(clock.timers).toBe(0);
});
