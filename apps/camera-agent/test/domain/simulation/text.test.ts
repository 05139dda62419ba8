import fc from 'fast-check';
import { CELL_HEIGHT, CELL_WIDTH, glyphOf, hasInk } from '#camera-agent/domain/simulation/font.js';
import { TextField, type TextFieldStyle } from '#camera-agent/domain/simulation/text-field.js';
import { YuvPicture } from '#camera-agent/domain/simulation/yuv-picture.js';

const style: fc.Arbitrary<TextFieldStyle> = fc.record({
  x: fc.nat({ max: 60 }),
  y: fc.nat({ max: 60 }),
  width: fc.integer({ min: 0, max: 120 }),
  scale: fc.integer({ min: 1, max: 5 }),
  align: fc.constantFrom('left', 'centre', 'right'),
  ink: fc.constant(200),
  paper: fc.constant(30),
});

function ink(glyph: number, scale: number): string {
  let dots = '';
  for (let y = 0; y < CELL_HEIGHT * scale; y++) {
    for (let x = 0; x < CELL_WIDTH * scale; x++) dots += hasInk(glyph, x, y, scale) ? '#' : '.';
    dots += '\n';
  }
  return dots;
}

describe('font', () => {
  test('has a glyph of its own for every printable ASCII character', () => {
    const glyphs = Array.from({ length: 95 }, (_, index) => ink(glyphOf(0x20 + index), 1));
    expect(new Set(glyphs).size).toBe(95);
    expect(glyphs[0]).not.toContain('#');
    expect(glyphs['A'.charCodeAt(0) - 0x20]?.split('\n').slice(0, 8)).toEqual([
      '.###..',
      '#...#.',
      '#...#.',
      '#####.',
      '#...#.',
      '#...#.',
      '#...#.',
      '......',
    ]);
  });

  test('anything else is a question mark', () => {
    fc.assert(
      fc.property(fc.oneof(fc.nat({ max: 0x1f }), fc.integer({ min: 0x7f, max: 0xffff })), (codeUnit) => {
        expect(glyphOf(codeUnit)).toBe(glyphOf('?'.charCodeAt(0)));
      }),
    );
  });

  test('larger letters keep every dot, slanted lines lose their steps, and corners stay sharp', () => {
    for (let glyph = 0; glyph < 95; glyph++) {
      const small = ink(glyph, 1).split('\n');
      const large = ink(glyph, 2).split('\n');
      small.forEach((line, y) => {
        Array.from(line).forEach((dot, x) => {
          if (dot === '#') expect(large[y * 2]?.slice(x * 2, x * 2 + 2)).toBe('##');
        });
      });
    }
    expect(ink(glyphOf('/'.charCodeAt(0)), 2).split('\n')[3]).toBe('.......###..');
    expect(ink(glyphOf('L'.charCodeAt(0)), 2).split('\n')[11]).toBe('##..........');
  });
});

const digits = fc.nat({ max: 9999 }).map((number) => String(number).padStart(6, '0'));

describe('text field', () => {
  test('drawing over an older text is the same as drawing on a clean field', () => {
    fc.assert(
      fc.property(
        style,
        fc.array(fc.oneof(fc.string({ unit: 'binary', maxLength: 30 }), digits), { minLength: 1 }),
        (look, texts) => {
          const used = new YuvPicture(160, 128);
          const clean = new YuvPicture(160, 128);
          const field = new TextField(used, look);
          texts.forEach((text) => field.draw(text));
          new TextField(clean, look).draw(texts.at(-1) ?? '');
          expect(Buffer.compare(used.luma.bytes, clean.luma.bytes)).toBe(0);
        },
      ),
    );
  });

  test('stays within its place', () => {
    fc.assert(
      fc.property(style, fc.string({ maxLength: 60 }), (look, text) => {
        const picture = new YuvPicture(160, 128);
        new TextField(picture, look).draw(text);
        picture.luma.bytes.forEach((level, index) => {
          const [x, y] = [index % 160, Math.floor(index / 160)];
          const inX = x >= look.x && x < look.x + look.width;
          const inY = y >= look.y && y < look.y + CELL_HEIGHT * look.scale;
          if (level !== 0 && !(inX && inY)) throw new Error(`drew at ${x}, ${y}`);
        });
      }),
    );
  });
});
