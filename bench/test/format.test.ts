import { formatLimit, formatValue } from '../report/format.js';

test.each([
  [undefined, '–'],
  [{ most: 3000 }, '≤ 3000'],
  [{ least: 94 }, '≥ 94'],
  [{ least: 500, most: 500 }, '500'],
  [{ least: 299, most: 301 }, '299 – 301'],
])('the limit %j is written %s', (limit, text) => {
  expect(formatLimit(limit)).toBe(text);
});

test.each([
  [99.8765, '%', '99.88'],
  [2.004, '×', '2.00'],
  [0.1234, 's', '0.123'],
  [99.94, 'ms', '99.9'],
  [100.4, 'ms', '100'],
  [500, 'services', '500'],
] as const)('%d %s is written %s', (value, unit, text) => {
  expect(formatValue(value, unit)).toBe(text);
});
