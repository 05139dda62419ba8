import fc from 'fast-check';
import { readContentRange } from '#collection/content-range.js';

test.each([
  ['bytes 5-9/10', { start: 5, total: 10 }],
  ['bytes */10', { total: 10 }],
  ['bytes 5-9/*', undefined],
  ['bytes=5-9/10', undefined],
  ['', undefined],
  [null, undefined],
  [undefined, undefined],
])('Content-Range %s', (text, range) => expect(readContentRange(text)).toEqual(range));

test('any Content-Range is read or refused', () => {
  fc.assert(fc.property(fc.string(), (text) => void readContentRange(text)));
  fc.assert(
    fc.property(fc.nat(), fc.nat(), (start, total) => {
      expect(readContentRange(`bytes ${start}-${start}/${total}`)).toEqual({ start, total });
    }),
  );
});
