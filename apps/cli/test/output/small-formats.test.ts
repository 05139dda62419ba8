import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { formatBytes, parseBytes } from '../../src/output/bytes.js';
import { formatLocalTime } from '../../src/output/local-time.js';
import { sentences } from '../../src/output/sentence.js';
import { shellQuote } from '../../src/output/shell-quote.js';

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [1000, '1.0 kB'],
  [99_949, '99.9 kB'],
  [999_499, '999 kB'],
  [999_500, '1.0 MB'],
  [2_345_678, '2.3 MB'],
  [5e15, '5000 TB'],
])('%d bytes are %s', (bytes, text) => expect(formatBytes(bytes)).toBe(text));

test.each([
  ['20MB', 20_000_000],
  ['1.5 GB', 1_500_000_000],
  ['7B', 7],
  ['20', undefined],
  ['1MiB', undefined],
  ['-1MB', undefined],
])('%s is read as %d bytes', (text, bytes) => expect(parseBytes(text)).toBe(bytes));

test('a shell reads a quoted word as it was', () => {
  const word = fc.string().map((text) => text.replaceAll('\0', ''));
  fc.assert(
    fc.property(fc.array(word, { minLength: 20, maxLength: 20 }), (texts) => {
      const line = `printf '%s\\0' ${texts.map(shellQuote).join(' ')}`;
      expect(execFileSync('/bin/sh', ['-c', line]).toString().split('\0').slice(0, -1)).toEqual(texts);
    }),
    { numRuns: 20 },
  );
});

test('a time is local, and what is no time stays as it is', () => {
  const date = new Date(2026, 0, 31, 17, 5, 9);
  expect(formatLocalTime(date.toISOString())).toBe('2026-01-31 17:05:09');
  expect(formatLocalTime('soon')).toBe('soon');
});

test('sentences end with one stop each', () => {
  expect(sentences('It is lost', undefined, 'Look again.', '')).toBe('It is lost. Look again.');
});
