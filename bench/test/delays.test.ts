import { Delays } from '../parts/streams/delays.js';

test('percentiles are by the nearest rank, to a tenth of a millisecond', () => {
  const delays = new Delays();
  for (let ms = 1; ms <= 100; ms += 1) delays.add(ms + 0.04);
  for (const [part, ms] of [
    [0.5, 50],
    [0.99, 99],
    [1, 100],
  ] as const)
    expect(delays.percentile(part)).toBeCloseTo(ms, 5);
});

test('what came too early is 0, and what came very late is at least told as late', () => {
  const delays = new Delays();
  delays.add(-5);
  delays.add(60_000);
  expect([delays.percentile(0.5), delays.percentile(1)]).toEqual([0, 10_000]);
});
