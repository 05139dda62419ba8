import fc from 'fast-check';
import { BitReader } from '#camera-agent/domain/h264/bit-reader.js';
import { BitWriter } from '#camera-agent/domain/h264/bit-writer.js';

type Piece = { kind: 'bits'; value: number; count: number } | { kind: 'ue' | 'se'; value: number };

const bitsPiece = fc
  .integer({ min: 0, max: 32 })
  .chain((count) =>
    fc.record({ kind: fc.constant('bits' as const), count: fc.constant(count), value: upTo(count) }),
  );
const codePiece = fc.oneof(
  fc.record({ kind: fc.constant('ue' as const), value: fc.integer({ min: 0, max: 2 ** 32 - 2 }) }),
  fc.record({ kind: fc.constant('ue' as const), value: fc.nat({ max: 40 }) }),
  fc.record({ kind: fc.constant('se' as const), value: fc.integer({ min: 1 - 2 ** 31, max: 2 ** 31 - 1 }) }),
);

function upTo(count: number): fc.Arbitrary<number> {
  return fc.integer({ min: 0, max: 2 ** count - 1 });
}

function write(writer: BitWriter, piece: Piece): void {
  if (piece.kind === 'bits') writer.bits(piece.value, piece.count);
  else writer[piece.kind](piece.value);
}

function read(reader: BitReader, piece: Piece): number {
  return piece.kind === 'bits' ? reader.bits(piece.count) : reader[piece.kind]();
}

describe('bits', () => {
  test('what is written is read, and not one bit more', () => {
    fc.assert(
      fc.property(fc.array<Piece>(fc.oneof(bitsPiece, codePiece), { maxLength: 60 }), (pieces) => {
        const writer = new BitWriter(8);
        pieces.forEach((piece) => write(writer, piece));
        writer.trailing();
        const reader = new BitReader(writer.view().slice());
        for (const piece of pieces) expect(read(reader, piece)).toBe(piece.value);
        expect(reader.flag()).toBe(true);
        expect(reader.overrun).toBe(false);
        expect(reader.bits(8)).toBe(0);
        expect(reader.overrun).toBe(true);
      }),
    );
  });

  test('the codes of table 9-2', () => {
    const reader = new BitReader(Uint8Array.of(0b1_010_011_0, 0b0100_0010, 0b1_0000000));
    expect([reader.ue(), reader.ue(), reader.ue(), reader.ue(), reader.ue()]).toEqual([0, 1, 2, 3, 4]);
  });

  test('reading past the end gives zeros, is reported, and ends', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 20 }),
        fc.array(fc.integer({ min: 0, max: 34 })),
        (bytes, asks) => {
          const reader = new BitReader(bytes);
          for (const ask of asks) {
            const value = ask <= 32 ? reader.bits(ask) : reader.ue();
            expect(Number.isFinite(value)).toBe(true);
            if (reader.overrun) expect(reader.bits(1)).toBe(0);
          }
        },
      ),
    );
  });

  test('a code longer than the standard has is refused, not read', () => {
    const tooLong = new Uint8Array(64).fill(0xff).fill(0, 0, 4);
    for (const bytes of [new Uint8Array(64), tooLong]) {
      const reader = new BitReader(bytes);
      expect(reader.ue()).toBe(0);
      expect(reader.overrun).toBe(true);
    }
  });

  test('a cleared writer begins anew, and whole bytes are copied', () => {
    const writer = new BitWriter(8);
    writer.bits(5, 3);
    writer.clear();
    writer.flag(true);
    writer.alignWithZeros();
    writer.copy(
      Uint8Array.from({ length: 100 }, (_, index) => index),
      10,
      90,
    );
    const expected = Uint8Array.from({ length: 81 }, (_, index) => (index === 0 ? 0x80 : index + 9));
    expect(writer.view()).toEqual(expected);
  });
});
