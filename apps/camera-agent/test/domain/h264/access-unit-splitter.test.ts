import fc from 'fast-check';
import { type AccessUnit } from '#camera-agent/domain/h264/access-unit.js';
import { AccessUnitSplitter } from '#camera-agent/domain/h264/access-unit-splitter.js';
import { annexB, chunksOf, padding, streamUnit, type StreamUnit } from './stream-builder.js';

const units = fc.array(streamUnit, { minLength: 1, maxLength: 8 });
const cuts = fc.array(fc.nat(), { maxLength: 40 });
const NOTHING_REFUSED = {
  strayBytes: 0,
  orphanNals: 0,
  malformedNals: 0,
  overflows: 0,
  unitsAwaitingKeyFrame: 0,
};

/** Pushes the pieces; the time of a byte is its offset, so that of a piece is where it begins. */
function split(splitter: AccessUnitSplitter, chunks: readonly Uint8Array[]): AccessUnit[] {
  let offset = 0;
  const found = chunks.flatMap((chunk) => {
    const ended = splitter.push(chunk, offset);
    offset += chunk.length;
    return ended;
  });
  return [...found, ...splitter.flush()];
}

function bare(unit: AccessUnit | StreamUnit): { nals: number[][]; keyFrame: boolean } {
  return { nals: unit.nals.map((nal) => [...nal]), keyFrame: unit.keyFrame };
}

function slice(header: number, size: number): Uint8Array {
  return Uint8Array.of(0, 0, 1, header, 0x88, ...new Array<number>(size).fill(7));
}

describe('splitting a stream', () => {
  test('any cutting into chunks gives the same units, with the arrival of their first byte', () => {
    fc.assert(
      fc.property(units, padding, cuts, (wanted, pads, places) => {
        const { bytes, offsets } = annexB(wanted, pads);
        const chunks = chunksOf(bytes, places);
        const starts = chunks.map((_, index) =>
          chunks.slice(0, index).reduce((sum, chunk) => sum + chunk.length, 0),
        );
        const splitter = new AccessUnitSplitter();
        const found = split(splitter, chunks);
        expect(found.map(bare)).toEqual(wanted.map(bare));
        expect(found.map((unit) => unit.timeMs)).toEqual(
          offsets.map((offset) => starts.findLast((start) => start <= offset)),
        );
        expect(splitter.refused).toEqual(NOTHING_REFUSED);
      }),
      { numRuns: 300 },
    );
  });

  test('byte by byte is no different', () => {
    fc.assert(
      fc.property(units, padding, (wanted, pads) => {
        const { bytes, offsets } = annexB(wanted, pads);
        const found = split(
          new AccessUnitSplitter(),
          Array.from(bytes, (byte) => Uint8Array.of(byte)),
        );
        expect(found.map(bare)).toEqual(wanted.map(bare));
        expect(found.map((unit) => unit.timeMs)).toEqual(offsets);
      }),
    );
  });

  test('a unit is given out as soon as the next one is known to have begun', () => {
    const splitter = new AccessUnitSplitter();
    expect(splitter.push(Uint8Array.of(...slice(0x65, 20), 0, 0, 0, 1), 0)).toHaveLength(0);
    expect(splitter.push(Uint8Array.of(0x09), 1)).toHaveLength(1);
  });

  test('any bytes end in units and counts, never in a throw', () => {
    const starts = fc.constantFrom([0, 0, 1], [0, 0, 0, 1], [0, 0], [0x65, 0x88], [0x41, 0x10], [0x67], [0]);
    const noise = fc.array(fc.oneof(starts, fc.array(fc.nat({ max: 255 }), { maxLength: 5 })), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(noise, cuts, fc.nat({ max: 3 }), (pieces, places, flushEvery) => {
        const splitter = new AccessUnitSplitter();
        chunksOf(Uint8Array.from(pieces.flat()), places).forEach((chunk, index) => {
          const flushed = flushEvery > 0 && index % flushEvery === 0 ? splitter.flush() : [];
          for (const unit of [...splitter.push(chunk, index), ...flushed]) {
            expect(unit.nals.some((nal) => ((nal[0] ?? 0) & 0x1f) <= 5)).toBe(true);
          }
        });
      }),
      { numRuns: 500 },
    );
  });
});

describe('a stream that goes quiet', () => {
  test('flushing between units gives each at once and changes nothing', () => {
    fc.assert(
      fc.property(units, cuts, (wanted, places) => {
        const splitter = new AccessUnitSplitter();
        for (const unit of wanted) {
          const { bytes } = annexB([unit], [1]);
          const early = chunksOf(bytes, places).flatMap((chunk) => splitter.push(chunk, 0));
          expect([...early, ...splitter.flush()].map(bare)).toEqual([bare(unit)]);
        }
        expect(splitter.refused).toEqual(NOTHING_REFUSED);
      }),
    );
  });

  test('a flush in the middle of a picture spoils that picture only, and says so', () => {
    fc.assert(
      fc.property(units, fc.nat(), (wanted, place) => {
        const { bytes, offsets } = annexB(wanted, [1]);
        const nextDelimiter = [0, 0, 1, 9];
        const cut = place % bytes.length;
        const splitter = new AccessUnitSplitter();
        const found = [
          ...splitter.push(bytes.subarray(0, cut), 0),
          ...splitter.flush(),
          ...splitter.push(Uint8Array.of(...bytes.subarray(cut), ...nextDelimiter), 0),
          ...splitter.flush(),
        ].map(bare);
        const spoilt = Math.max(
          0,
          offsets.findLastIndex((offset) => offset <= cut),
        );
        const expected = wanted.map(bare);
        expect(found).toHaveLength(wanted.length);
        expect(found.toSpliced(spoilt, 1)).toEqual(expected.toSpliced(spoilt, 1));
        const whole = JSON.stringify(found[spoilt]) === JSON.stringify(expected[spoilt]);
        const { strayBytes, orphanNals } = splitter.refused;
        expect(whole).toBe(strayBytes + orphanNals === 0);
      }),
      { numRuns: 500 },
    );
  });

  test('parameter sets wait for their picture', () => {
    const splitter = new AccessUnitSplitter();
    splitter.push(Uint8Array.of(0, 0, 1, 0x67, 1, 2, 3, 0, 0, 1, 0x68, 4), 5);
    expect(splitter.flush()).toEqual([]);
    splitter.push(Uint8Array.of(5, 6, ...slice(0x65, 3)), 9);
    const [unit] = splitter.flush();
    expect(unit?.nals.slice(0, 2)).toEqual([Uint8Array.of(0x67, 1, 2, 3), Uint8Array.of(0x68, 4, 5, 6)]);
    expect(unit?.timeMs).toBe(5);
  });

  test('the one first byte of the next unit is not taken for a part of this one', () => {
    const splitter = new AccessUnitSplitter();
    splitter.push(Uint8Array.of(...slice(0x65, 3), 0, 0, 1, 0x41), 0);
    expect(splitter.flush().map((unit) => unit.nals.length)).toEqual([1]);
    splitter.push(Uint8Array.of(0x9a, 1, 2), 1);
    expect(splitter.flush().map((unit) => unit.nals)).toEqual([[Uint8Array.of(0x41, 0x9a, 1, 2)]]);
    expect(splitter.refused).toEqual(NOTHING_REFUSED);
  });
});

describe('limits', () => {
  const MiB = 1024 * 1024;

  test('8 MiB without a boundary are dropped, and the next key frame begins anew', () => {
    const splitter = new AccessUnitSplitter();
    const chunk = new Uint8Array(MiB).fill(7);
    splitter.push(slice(0x65, 10), 0);
    for (let index = 0; index < 20; index++) expect(splitter.push(chunk, 1)).toEqual([]);
    expect(splitter.refused.overflows).toBe(1);
    expect(splitter.push(Uint8Array.of(...slice(0x41, 4), ...slice(0x41, 4), ...slice(0x65, 4)), 2)).toEqual(
      [],
    );
    expect(splitter.flush().map((unit) => unit.keyFrame)).toEqual([true]);
    expect(splitter.refused.unitsAwaitingKeyFrame).toBe(2);
  });

  test('two large units in one chunk are no overflow', () => {
    const splitter = new AccessUnitSplitter();
    const large = slice(0x65, 0);
    const chunk = new Uint8Array(10 * MiB).fill(7);
    chunk.set(large, 0);
    chunk.set(large, 5 * MiB);
    expect([...splitter.push(chunk, 0), ...splitter.flush()]).toHaveLength(2);
    expect(splitter.refused.overflows).toBe(0);
  });

  test('endless tiny NAL units are bounded too', () => {
    const splitter = new AccessUnitSplitter();
    const sei = Uint8Array.of(0, 0, 1, 0x06, 1);
    const chunk = new Uint8Array(sei.length * 10_000).map((_, index) => sei[index % sei.length] ?? 0);
    splitter.push(chunk, 0);
    expect(splitter.refused.overflows).toBe(1);
  });

  test('a unit that comes in crumbs is read to its end, which work with the square of its bytes would not be', () => {
    const hard = new Uint8Array(4 * MiB).map((_, index) => (index % 3 === 2 ? 3 : 0));
    hard.set(slice(0x65, 0));
    // Hours for what copies all it has at every crumb, a fraction of a second for what does not.
    const deadline = performance.now() + 15_000;
    const splitter = new AccessUnitSplitter();
    for (let at = 0; at < hard.length; at += 16) {
      splitter.push(hard.subarray(at, at + 16), 0);
      if (performance.now() > deadline) throw new Error(`only ${at} of ${hard.length} bytes in 15 s`);
    }
    expect(splitter.flush().flatMap(({ nals }) => nals)).toHaveLength(1);
  });
});
