import fc from 'fast-check';
import { PieceReader } from '#api/domain/live/piece-reader.js';
import { fragmentHead } from '#api/domain/live/fragment-head.js';
import { concat } from '#live/domain/box.js';
import type { LivePiece } from '#live/domain/live-piece.js';
import { ALIVE, frame, FRAME_TICKS, initOf } from '../support/live-film.js';

const frames = fc.array(fc.record({ keyFrame: fc.boolean(), bytes: fc.integer({ min: 0, max: 300 }) }), {
  maxLength: 12,
});

/** Cuts bytes where the lengths say, over and over. */
function* cut(bytes: Uint8Array, lengths: readonly number[]): Generator<Uint8Array> {
  for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
    const length = lengths[turn % lengths.length] ?? 1;
    yield bytes.slice(at, at + length);
    at += length;
  }
}

function read(reader: PieceReader, chunks: Iterable<Uint8Array>): LivePiece[] {
  return [...chunks].flatMap((chunk) => [...reader.push(chunk)]);
}

test('however a live picture comes in chunks, its pieces are the same', () => {
  const lengths = fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(frames, lengths, fc.boolean(), (rows, chunks, changed) => {
      const pieces = rows.map((row, index) => frame({ ...row, ticks: index * FRAME_TICKS, mark: index }));
      const half = pieces.length >> 1;
      const more = changed ? [initOf('hvc1')] : [];
      const all = [initOf(), ALIVE, ...pieces.slice(0, half), ALIVE, ...more, ...pieces.slice(half)];
      const got = read(new PieceReader(), cut(concat(all), chunks));
      expect(got.map(({ bytes }) => Buffer.from(bytes))).toEqual(pieces.map((bytes) => Buffer.from(bytes)));
      expect(got.map(({ keyFrame }) => keyFrame)).toEqual(rows.map(({ keyFrame }) => keyFrame));
      const inits = got.map(({ init }) => Buffer.from(init).includes('hvc1'));
      expect(inits).toEqual(rows.map((_, index) => changed && index >= half));
      expect(new Set(got.map(({ init }) => init)).size).toBeLessThanOrEqual(2);
    }),
    { numRuns: 300 },
  );
});

test('any bytes give pieces or an error, and hold no more than one picture', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 60 }), { maxLength: 10 }), (chunks) => {
      try {
        read(new PieceReader(), [initOf(), ...chunks]);
      } catch (error) {
        expect((error as Error).message).toMatch(/^a box of \d+ bytes|^pictures without what tells of them$/);
      }
    }),
    { numRuns: 1000 },
  );
});

test.each([
  ['a picture of 16 MiB and more', 0x01000001, 'mdat'],
  ['a head of more than 64 KiB', 65_537, 'moof'],
  ['a box that is smaller than its head', 7, 'free'],
  ['a box without an end', 0, 'mdat'],
])('%s is refused before memory is taken for it', (_what, size, type) => {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(size);
  head.write(type, 4);
  expect(() => read(new PieceReader(), [head])).toThrow(`a box of ${size} bytes`);
});

test('pictures that nothing tells of are refused', () => {
  const whole = frame({ keyFrame: true, ticks: 0, mark: 1 });
  expect(() => read(new PieceReader(), [whole])).toThrow('pictures without what tells of them');
  const data = whole.slice(whole.length - 108);
  expect(() => read(new PieceReader(), [initOf(), data])).toThrow('pictures without what tells of them');
});

test('a stream that begins anew goes on where the one before was, and its init segment is the same object', () => {
  const reader = new PieceReader();
  const begin = (from: number): LivePiece[] =>
    read(reader, [
      initOf(),
      ...[0, 1].map((n) => frame({ keyFrame: n === 0, ticks: from + n * FRAME_TICKS, mark: n })),
    ]);
  const before = begin(9000);
  reader.restart();
  const after = begin(0);
  const starts = [...before, ...after].map(({ bytes }) => fragmentHead(bytes)?.startTicks);
  expect(starts).toEqual([9000, 12_000, 15_000, 18_000]);
  expect(new Set([...before, ...after].map(({ init }) => init)).size).toBe(1);
});

test('what broke off in the middle of a picture is not put together with what comes after it', () => {
  const reader = new PieceReader();
  const whole = frame({ keyFrame: true, ticks: 0, mark: 1 });
  read(reader, [initOf(), whole.slice(0, whole.length - 10)]);
  reader.restart();
  const [piece] = read(reader, [initOf(), whole]);
  expect(Buffer.from(piece?.bytes ?? [])).toEqual(Buffer.from(whole));
});
