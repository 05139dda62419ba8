import fc from 'fast-check';
import { TimesReader } from '#api/domain/takes/certificate/times-reader.js';

const HEAD = '# timecode format v2\n# source: sensor\n';

function read(chunks: readonly string[], most = 1000): number[] {
  const reader = new TimesReader(most);
  for (const chunk of chunks) reader.take(chunk);
  return Array.from(reader.end().sinceFirstMs);
}

test('what was written is read, however it is cut', () => {
  const steps = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { maxLength: 50 });
  fc.assert(
    fc.property(steps, fc.array(fc.nat(400), { maxLength: 8 }), (lengths, cuts) => {
      let at = 0;
      const lines = lengths.map((step) => (at += step).toFixed(3));
      const text = HEAD + lines.map((line) => `${line}\n`).join('');
      const edges = [0, ...cuts.filter((cut) => cut < text.length).sort((a, b) => a - b), text.length];
      const chunks = edges.slice(1).map((edge, i) => text.slice(edges[i], edge));
      expect(read(chunks)).toEqual(lines.map(Number));
    }),
  );
});

test('any text is read or refused with a reason, and never breaks the reader', () => {
  const text = fc.oneof(
    fc.string(),
    fc.string().map((more) => HEAD + more),
  );
  fc.assert(
    fc.property(fc.array(text), (chunks) => {
      try {
        expect(read(chunks).every((time, i, all) => time >= (all[i - 1] ?? 0))).toBe(true);
      } catch (error) {
        expect((error as Error).message).toMatch(/^(it |a line |line \d|frame \d)/);
      }
    }),
  );
});

test.each([
  ['nothing', [''], 'it is empty'],
  ['another format', ['# timecode format v1\n0\n'], 'does not begin with'],
  ['words', [`${HEAD}0.000\nfoo\n`], 'line 2 of the frames is no time'],
  ['times that go back', [`${HEAD}5.000\n4.000\n`], 'frame 1 is before'],
  ['a line without end', [HEAD, '1'.repeat(201)], 'longer than 200'],
] as const)('%s is refused', (_, chunks, reason) => {
  expect(() => read(chunks)).toThrow(reason);
});

test('more frames than are wanted are refused, and a line that was cut off is none', () => {
  expect(() => read([`${HEAD}0\n1\n2\n`], 2)).toThrow('more than 2 frames');
  expect(read([`${HEAD}0\n1\n2`], 2)).toEqual([0, 1]);
});
