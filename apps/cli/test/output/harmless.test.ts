import fc from 'fast-check';
import { harmless, harmlessJson } from '../../src/output/harmless.js';

// Any text, rich in what steers a terminal.
const nasty = fc.string({
  unit: fc.oneof(
    fc.string({ unit: 'binary', maxLength: 1 }),
    fc.constantFrom(
      '\u001b',
      '\u009b',
      '\u007f',
      '\n',
      '\r',
      '\b',
      '\u202e',
      '\u2066',
      '\u2028',
      '\u0000',
      'a',
    ),
  ),
});
const STEERING = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

test('nothing that steers a terminal is left, and plain text is as it was (CVE-2026-35515)', () => {
  fc.assert(
    fc.property(nasty, (text) => {
      expect(harmless(text)).not.toMatch(STEERING);
    }),
  );
  expect(harmless('Wohnzimmer-Pi é 日本 👩‍👩‍👧')).toBe('Wohnzimmer-Pi é 日本 👩‍👩‍👧');
  expect(harmless('\u001b[2Jpi\u009b31m')).toBe('\\u001b[2Jpi\\u009b31m');
});

test('JSON says the same and steers nothing either', () => {
  fc.assert(
    fc.property(fc.dictionary(nasty, nasty), (value) => {
      const text = harmlessJson(value, 2);
      expect(text.replaceAll('\n', '')).not.toMatch(STEERING);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});
