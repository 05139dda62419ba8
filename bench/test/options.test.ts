import type { Measure } from '../measure.js';
import { UsageError } from '#testing/usage.js';
import { readOptions } from '../options.js';

const all: Measure[] = ['one', 'two', 'three'].map((name) => ({
  name,
  what: name,
  run: () => Promise.resolve([]),
}));

test('every measure runs as often as it needs, as a table, unless asked otherwise', () => {
  expect(readOptions([], all)).toEqual({ measures: all, runs: undefined, json: false, help: false });
});

test('measures may be chosen, in the order of the table', () => {
  const { measures, runs, json } = readOptions(
    ['--only', 'three', '--only=one', '--runs', '20', '--json'],
    all,
  );
  expect(measures.map(({ name }) => name)).toEqual(['one', 'three']);
  expect([runs, json]).toEqual([20, true]);
});

test.each([
  [['--runs', '0'], 'from 1 to 1000'],
  [['--runs', '1001'], 'from 1 to 1000'],
  [['--runs', 'many'], 'from 1 to 1000'],
  [['--only', 'four'], 'one, two, three'],
  [['--fast'], '--fast'],
  [['one'], 'one'],
])('%j is refused', (args, named) => {
  expect(() => readOptions(args, all)).toThrow(UsageError);
  expect(() => readOptions(args, all)).toThrow(named);
});
