import type { Figure } from '../figure.js';
import { isGood } from '../result.js';
import { keepsLimit, percentileOf, seriesOf, summaryOf } from '../series.js';

const soon: Figure = { what: 'soon', unit: 'ms', limit: { most: 100 } };
const frames: Figure = { what: 'frames', unit: 'frames', limit: { least: 299, most: 301 } };
const most: Figure = { what: 'most', unit: '%', limit: { least: 94 } };
const free: Figure = { what: 'free', unit: 'MB' };

test('values are kept by figure, in the order in which the figures come', () => {
  const samples = [
    { figure: soon, value: 2 },
    { figure: free, value: 9 },
    { figure: soon, value: 1 },
  ];
  expect(seriesOf(samples)).toEqual([
    { figure: soon, values: [2, 1] },
    { figure: free, values: [9] },
  ]);
});

test.each([
  [[7], { min: 7, median: 7, max: 7 }],
  [[10, 9, 100], { min: 9, median: 10, max: 100 }],
  [[4, 1, 3, 2], { min: 1, median: 2.5, max: 4 }],
])('%j is summed up as %j', (values, summary) => {
  expect(summaryOf(values)).toEqual(summary);
});

test.each([
  [[7], 7],
  [Array.from({ length: 100 }, (_, i) => 100 - i), 99],
  [Array.from({ length: 200 }, (_, i) => i + 1), 198],
  [Array.from({ length: 101 }, (_, i) => i + 1), 100],
])('of %j the 99th percentile is a value that all but one of a hundred keep', (values, percentile) => {
  expect(percentileOf(values, 0.99)).toBe(percentile);
});

test.each([
  [soon, [100, 0], true],
  [soon, [1, 100.1, 1], false],
  [frames, [299, 301], true],
  [frames, [300, 298], false],
  [most, [94, 100], true],
  [most, [95, 93.9], false],
  [free, [1e9], undefined],
])('one value beyond a limit exceeds it', (figure, values, kept) => {
  expect(keepsLimit({ figure, values })).toBe(kept);
});

test('a result is good when no limit is exceeded and no run failed', () => {
  const good = {
    measure: 'm',
    series: [
      { figure: soon, values: [1] },
      { figure: free, values: [1] },
    ],
    failures: [],
  };
  expect(isGood(good)).toBe(true);
  expect(isGood({ ...good, failures: ['m 1/1: why'] })).toBe(false);
  expect(isGood({ ...good, series: [{ figure: soon, values: [101] }] })).toBe(false);
});
