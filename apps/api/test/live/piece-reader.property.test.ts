import { PieceReader } from '#api/domain/live/piece-reader.js';
import { fragmentHead, setStart } from '#api/domain/live/fragment-head.js';
import { concat } from '#live/domain/box.js';
import type { LivePiece } from '#live/domain/live-piece.js';
import {
  CASES,
  CASES_DEADLINE_MS,
  damageBy,
  damaged,
  hold,
  inThree,
  SO_MANY,
  throwAll,
  type Dice,
} from '#testing/many-cases.js';
import { ALIVE, frame, FRAME_TICKS, initOf } from '../support/live-film.js';

/** 32 bits are exceeded in a day and a half of a live picture; a safe integer never. */
const EDGES = [0, 1, 0xffff, 0x7fffffff, 0xffffffff, 2 ** 32, 2 ** 32 + 1, Number.MAX_SAFE_INTEGER];
const INITS = [initOf(), initOf('hvc1')] as const;
const NO_PIECE = /^a box of \d+ bytes|^pictures without what tells of them$/;

const some = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);

function read(reader: PieceReader, chunks: Iterable<Uint8Array>): LivePiece[] {
  return [...chunks].flatMap((chunk) => [...reader.push(chunk)]);
}

interface Sent {
  readonly keyFrame: boolean;
  readonly ticks: number;
  readonly bytes: Uint8Array;
}

/** All there are but for their times, made once: to make one takes longer than to read it. */
const PICTURES = [false, true].map((keyFrame) =>
  Array.from({ length: 20 }, (_, bytes) => frame({ keyFrame, ticks: 0, mark: 7, bytes })),
);

function picture(dice: Dice): Sent {
  const kind = dice(2);
  const ticks = dice(2) === 0 ? (EDGES[dice(EDGES.length)] ?? 0) : dice(2 ** 40);
  const bytes = concat([PICTURES[kind]?.[dice(20)] ?? new Uint8Array()]);
  setStart(bytes, ticks);
  return { keyFrame: kind === 1, ticks, bytes };
}

function holdSame({ bytes, keyFrame }: LivePiece, sent: Sent): void {
  hold(Buffer.compare(bytes, sent.bytes) === 0, 'other bytes');
  const head = fragmentHead(bytes);
  hold(keyFrame === sent.keyFrame && head?.keyFrame === keyFrame, 'another kind of picture');
  hold(head?.startTicks === sent.ticks && head.durationTicks === FRAME_TICKS, `not at ${sent.ticks}`);
}

test(
  `however a live picture comes in chunks, its pieces are the same (${SO_MANY})`,
  async () => {
    await throwAll((dice) => {
      const sent = some(dice(3), () => picture(dice));
      // From there on the init segment is another one.
      const changed = dice(4);
      const all = sent.flatMap(({ bytes }, index) => (index === changed ? [INITS[1], bytes] : [bytes]));
      const stream = concat([INITS[0], ...(dice(2) === 0 ? [ALIVE] : []), ...all]);
      const got = read(new PieceReader(), inThree(stream, dice));
      hold(got.length <= sent.length, `${got.length} pieces of ${sent.length}`);
      sent.forEach((each, index) => {
        const piece = got[index];
        if (!piece) throw new Error('a piece is missing');
        holdSame(piece, each);
        hold(Buffer.compare(piece.init, INITS[index >= changed ? 1 : 0]) === 0, 'another init segment');
      });
      return true;
    });
  },
  CASES_DEADLINE_MS,
);

function outcomeOf(chunks: readonly Uint8Array[]): { pieces: string; error?: string } {
  let pieces = '';
  const reader = new PieceReader();
  try {
    for (const chunk of chunks)
      for (const { bytes, keyFrame } of reader.push(chunk)) pieces += `${bytes.length} ${keyFrame},`;
  } catch (error) {
    return { pieces, error: (error as Error).message };
  }
  return { pieces };
}

test(
  `any bytes give pieces or an error, the same however they are cut (${SO_MANY})`,
  async () => {
    const two = [true, false].map((keyFrame) => frame({ keyFrame, ticks: 9000, mark: 7, bytes: 9 }));
    const stream = concat([INITS[0], ...two]);
    const { taken, refused } = await throwAll((dice) => {
      const bytes =
        dice(4) === 0 ? Uint8Array.from(some(dice(20), () => dice(256))) : damaged(stream, damageBy(dice));
      const cut = outcomeOf(inThree(bytes, dice));
      hold(cut.error === undefined || NO_PIECE.test(cut.error), `another error: ${cut.error}`);
      if (dice(3) > 0) return cut.error === undefined;
      const { pieces, error } = outcomeOf([bytes]);
      hold(
        cut.pieces === pieces && cut.error === error,
        `the cutting makes a difference: ${error}, ${cut.error}`,
      );
      return error === undefined;
    });
    expect(taken).toBeGreaterThan(CASES / 20);
    expect(refused).toBeGreaterThan(CASES / 20);
  },
  CASES_DEADLINE_MS,
);

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
