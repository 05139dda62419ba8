import fc from 'fast-check';
import { formatAge, formatDuration, parseDuration } from '../../src/output/duration.js';

test.each([
  ['10s', 10_000],
  ['500ms', 500],
  ['1m30s', 90_000],
  ['1.5h', 5_400_000],
  ['0.1s', 100],
  ['2h', 7_200_000],
  ['1m', 60_000],
])('%s is %i ms', (text, ms) => expect(parseDuration(text)).toBe(ms));

test.each(['', '10', 's', '10 s', '-1s', '1e3s', '1d', '10s!', 'Infinitys', '1.2345s', '1.s'])(
  '"%s" is no duration',
  (text) => expect(parseDuration(text)).toBeUndefined(),
);

test('any text is read or refused', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const ms = parseDuration(text);
      expect(ms === undefined || (Number.isInteger(ms) && ms >= 0)).toBe(true);
    }),
  );
});

test('what is printed is read again, as near as it is printed', () => {
  fc.assert(
    fc.property(fc.nat(86_400_000), (ms) => {
      const again = parseDuration(formatDuration(ms)) ?? NaN;
      const grain = ms < 59_950 ? 50 : ms < 3_599_500 ? 500 : 30_000;
      expect(Math.abs(again - ms)).toBeLessThanOrEqual(grain);
    }),
  );
});

test.each([
  [0, '0.0s'],
  [9_999, '10.0s'],
  [59_949, '59.9s'],
  [59_999, '1m00s'],
  [3_599_999, '1h00m'],
  [-5, '0.0s'],
])('%i ms is printed as %s', (ms, text) => expect(formatDuration(ms)).toBe(text));

test.each([
  [-1000, '0s'],
  [99_999, '99s'],
  [100_000, '1m'],
  [7_200_000, '2h'],
  [200_000_000, '2d'],
])('%i ms ago is %s', (ms, text) => expect(formatAge(ms)).toBe(text));
