import { rateLimit } from '#collection/rate-limit.js';
import { FakeClock } from '#testing/fake-clock.js';

test('a pace is that of all who share it, and saves nothing up', async () => {
  const clock = new FakeClock();
  const pace = rateLimit(1000, clock, new AbortController().signal);
  clock.advance(10_000);
  const done: string[] = [];
  const both = [pace(500).then(() => done.push('one')), pace(1000).then(() => done.push('other'))];
  const after = async (ms: number): Promise<readonly string[]> => {
    clock.advance(ms);
    await new Promise(setImmediate);
    return done;
  };
  expect(await after(499)).toEqual([]);
  expect(await after(1)).toEqual(['one']);
  expect(await after(999)).toEqual(['one']);
  expect(await after(1)).toEqual(['one', 'other']);
  await Promise.all(both);
});

test('whoever ends the program does not wait for the pace', async () => {
  const controller = new AbortController();
  const waiting = rateLimit(1, new FakeClock(), controller.signal)(1000);
  controller.abort(new Error('it is over'));
  await expect(waiting).rejects.toThrow('it is over');
});
