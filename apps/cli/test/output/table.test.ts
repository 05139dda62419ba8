import fc from 'fast-check';
import { displayWidth, fitWidth } from '../../src/output/display-width.js';
import { harmless } from '../../src/output/harmless.js';
import { tableLines, type Column } from '../../src/output/table.js';

const cell = fc.oneof(fc.string({ maxLength: 30 }), fc.string({ unit: 'grapheme', maxLength: 12 }));
const COLUMNS: readonly Column[] = [
  { title: 'ID' },
  { title: 'LABEL', min: 5 },
  { title: 'SIZE', align: 'right' },
  { title: 'NAME', min: 4 },
];
const rows = fc.array(fc.tuple(cell, cell, cell, cell));

test('columns stand one beneath the other', () => {
  fc.assert(
    fc.property(rows, (cells) => {
      const lines = tableLines(COLUMNS, cells);
      expect(lines).toHaveLength(cells.length + 1);
      const ids = Math.max(2, ...cells.map(([id]) => displayWidth(harmless(id))));
      for (const [i, [id, label]] of cells.entries()) {
        const begin = `${harmless(id)}${' '.repeat(ids - displayWidth(harmless(id)))}  ${harmless(label)}`;
        expect(lines[i + 1]?.startsWith(begin.trimEnd())).toBe(true);
      }
    }),
  );
});

test('what may be cut is cut to fit, and no more; ids and sizes are whole', () => {
  fc.assert(
    fc.property(rows, fc.integer({ min: 1, max: 120 }), (cells, width) => {
      const lines = tableLines(COLUMNS, cells, width);
      const whole = cells.flatMap(([id, , size]) => [harmless(id), harmless(size)]);
      const least = [0, 2].map((i) =>
        Math.max(4, ...cells.map((row) => displayWidth(harmless(row[i] ?? '')))),
      );
      const room = Math.max(width, least.reduce((a, b) => a + b) + 5 + 4 + 6);
      for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(room);
      for (const text of whole) expect(lines.join('\n')).toContain(text.trimEnd());
    }),
  );
});

test('a table for a narrow terminal', () => {
  const cells = [['cam-1', 'raspberrypi-in-the-garden', '1 MB', 'the first take of many']];
  expect(tableLines(COLUMNS, cells, 36)).toEqual([
    'ID     LABEL       SIZE  NAME',
    'cam-1  raspberry…  1 MB  the first …',
  ]);
});

test.each([
  ['abc', 3],
  ['日本', 4],
  ['é', 1],
  ['👩‍👩‍👧', 2],
  ['e\u0301', 1],
])('%s takes %i columns', (text, width) => expect(displayWidth(text)).toBe(width));

test('a text is cut between its characters, never within one', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 20 }), (text, columns) => {
      const fitted = fitWidth(text, columns);
      expect(displayWidth(fitted)).toBeLessThanOrEqual(columns);
      expect(fitted === text || text.startsWith(fitted.slice(0, -1))).toBe(true);
    }),
  );
});
