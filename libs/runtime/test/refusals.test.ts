import type { Logger } from '#contracts/ports/logger.js';
import { Counters } from '#runtime/counters.js';
import { Refusals } from '#runtime/refusals.js';
import { FakeClock } from '#testing/fake-clock.js';
import { silentLogger } from '#testing/silent-logger.js';

test('every refusal is counted, and one of a kind logged in a second', () => {
  const clock = new FakeClock();
  const lines: object[] = [];
  const logger: Logger = { ...silentLogger, warn: (facts) => void lines.push(facts) };
  const refusals = new Refusals(logger, clock);
  for (let i = 0; i < 25; i += 1) {
    refusals.refuse('a', { from: i });
    refusals.refuse('b', { from: i });
    clock.advance(100);
  }
  expect(refusals.counts.toJSON()).toEqual({ a: 25, b: 25 });
  expect(lines.filter((line) => 'kind' in line && line.kind === 'a')).toEqual([
    { kind: 'a', from: 0, soFar: 1 },
    { kind: 'a', from: 10, soFar: 11 },
    { kind: 'a', from: 20, soFar: 21 },
  ]);
  expect(lines).toHaveLength(6);
});

test('counters add up by name', () => {
  const counters = new Counters();
  counters.add('a');
  counters.add('a', 2);
  counters.add('toString');
  expect(counters.toJSON()).toEqual({ a: 3, toString: 1 });
  expect(counters.total).toBe(4);
});
