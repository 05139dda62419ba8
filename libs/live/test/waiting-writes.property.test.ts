import fc from 'fast-check';
import type { LivePiece } from '#live/domain/live-piece.js';
import { WaitingWrites } from '#live/waiting-writes.js';
import { FakeClock } from '#testing/fake-clock.js';

/** A piece that counts who holds it. */
class CountedPiece implements LivePiece {
  readonly keyFrame = false;
  readonly init = new Uint8Array();
  holders = 0;

  constructor(readonly bytes: Uint8Array) {}

  hold(): void {
    this.holders += 1;
  }

  release(): void {
    this.holders -= 1;
  }
}

interface Chunk {
  left: number;
  readonly piece?: CountedPiece;
}

/** What lies before the kernel, which takes some of what comes at once. */
class Connection {
  readonly chunks: Chunk[] = [];

  get waiting(): number {
    return this.chunks.reduce((sum, { left }) => sum + left, 0);
  }

  write(bytes: number, room: number, piece?: CountedPiece): void {
    this.chunks.push({ left: bytes, ...(piece && { piece }) });
    this.take(room);
  }

  take(bytes: number): void {
    for (let left = bytes; this.chunks[0];) {
      const taken = Math.min(left, this.chunks[0].left);
      this.chunks[0].left -= taken;
      left -= taken;
      if (this.chunks[0].left > 0) return;
      this.chunks.shift();
    }
  }
}

const size = fc.nat(50);
const step = fc.oneof(
  fc.record({ kind: fc.constant('piece' as const), bytes: fc.integer({ min: 1, max: 20 }), room: size }),
  fc.record({ kind: fc.constant('other' as const), bytes: fc.integer({ min: 1, max: 20 }), room: size }),
  fc.record({ kind: fc.constant('take' as const), room: size }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

function play(steps: readonly Step[]): {
  connection: Connection;
  waiting: WaitingWrites;
  pieces: CountedPiece[];
} {
  const connection = new Connection();
  const waiting = new WaitingWrites(new FakeClock(), () => connection.waiting);
  const pieces: CountedPiece[] = [];
  for (const each of steps) {
    if (each.kind === 'take') connection.take(each.room);
    if (each.kind === 'other') connection.write(each.bytes, each.room);
    if (each.kind === 'piece') {
      const piece = new CountedPiece(new Uint8Array(each.bytes));
      pieces.push(piece);
      connection.write(each.bytes, each.room, piece);
      waiting.wrote(each.bytes, piece);
    }
    for (const { piece } of connection.chunks) expect(piece?.holders ?? 1).toBe(1);
  }
  return { connection, waiting, pieces };
}

test('a piece is held for as long as a byte of it waits, whatever others write', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const { connection, waiting, pieces } = play(steps);
      connection.take(Infinity);
      expect(waiting.none).toBe(true);
      expect(pieces.map(({ holders }) => holders)).toEqual(pieces.map(() => 0));
    }),
    { numRuns: 500 },
  );
});

test('a connection that is closed holds nothing, and nothing that is written to it later', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const { waiting, pieces } = play(steps);
      waiting.closed();
      const late = new CountedPiece(new Uint8Array(1));
      waiting.wrote(1, late);
      expect([...pieces, late].map(({ holders }) => holders)).toEqual([...pieces, late].map(() => 0));
    }),
  );
});
