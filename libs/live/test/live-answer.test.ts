import { createServer, get, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { LiveAnswer } from '#live/live-answer.js';
import type { LivePiece } from '#live/domain/live-piece.js';
import { SharedPiece } from '#camera-agent/domain/live/shared-piece.js';
import { eventually } from '#testing/eventually.js';
import { FakeClock } from '#testing/fake-clock.js';

const PIECE = 64 * 1024;
/** More than the kernel takes for a reader who does not read. */
const MANY = 256;
const INIT = Buffer.alloc(PIECE, 255);
const OTHER_INIT = Buffer.alloc(PIECE, 254);

let server: Server;
let clock: FakeClock;

beforeEach(() => {
  clock = new FakeClock();
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

interface Answered {
  readonly answer: LiveAnswer;
  readonly response: ServerResponse;
  /** Reads what there is: the first byte of each piece. */
  readonly read: (pieces: number) => Promise<number[]>;
}

/** An answer over a real socket, and its reader, who does not read yet. */
async function answered(): Promise<Answered> {
  const { promise, resolve } = Promise.withResolvers<Pick<Answered, 'answer' | 'response'>>();
  server = createServer((_, response) => {
    resolve({ answer: new LiveAnswer(response, clock), response });
    response.flushHeaders();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const request = get({ host: '127.0.0.1', port });
  const [[reader], given] = await Promise.all([
    once(request, 'response') as Promise<[IncomingMessage]>,
    promise,
  ]);
  return { ...given, read: (pieces) => marksOf(reader, pieces) };
}

async function marksOf(reader: IncomingMessage, pieces: number): Promise<number[]> {
  let bytes = 0;
  const marks: number[] = [];
  const take = (chunk: Buffer): void => {
    for (let at = (PIECE - (bytes % PIECE)) % PIECE; at < chunk.length; at += PIECE)
      marks.push(chunk[at] ?? -1);
    bytes += chunk.length;
  };
  reader.on('data', take).resume();
  await eventually(`${pieces} pieces`, () => bytes >= pieces * PIECE);
  expect(bytes).toBe(pieces * PIECE);
  reader.off('data', take).pause();
  return marks;
}

const piece = (mark: number, keyFrame: boolean, init = INIT): LivePiece =>
  new SharedPiece(Buffer.alloc(PIECE, mark), keyFrame, init);

/** Gives pieces until one is missed; how many were taken, the init segment among them. */
function giveUntilMissed(answer: LiveAnswer): number {
  for (let sent = 1; ; sent += 1) {
    answer.piece(piece(sent % 200, sent === 1));
    if (answer.missed > 0) return sent;
  }
}

test('who reads too slowly misses all up to the next key frame, and no byte of what it gets', async () => {
  const { answer, read } = await answered();
  const taken = giveUntilMissed(answer);
  expect(taken).toBeLessThan(MANY);
  await read(taken);
  answer.piece(piece(201, false));
  answer.piece(piece(202, true));
  answer.piece(piece(203, false));
  expect(await read(2)).toEqual([202, 203]);
  expect(answer.missed).toBe(2);
});

test('who missed the beginning of other pictures gets it with the next key frame', async () => {
  const { answer, read } = await answered();
  const taken = giveUntilMissed(answer);
  answer.piece(piece(201, true, OTHER_INIT));
  await read(taken);
  answer.piece(piece(202, false, OTHER_INIT));
  answer.piece(piece(203, true, OTHER_INIT));
  answer.piece(piece(204, true, OTHER_INIT));
  expect(await read(3)).toEqual([254, 203, 204]);
});

test('few bytes that wait for long are too many, too', async () => {
  const { answer, response, read } = await answered();
  // Nothing goes out meanwhile.
  response.socket?.cork();
  answer.piece(piece(1, true));
  clock.advance(2000);
  answer.piece(piece(2, false));
  clock.advance(1);
  answer.piece(piece(3, false));
  answer.piece(piece(4, true));
  expect(answer.missed).toBe(2);
  response.socket?.uncork();
  expect(await read(3)).toEqual([255, 1, 2]);
  answer.piece(piece(5, false));
  answer.piece(piece(6, true));
  expect(await read(1)).toEqual([6]);
});

test('the beginning comes whole, however large', async () => {
  const { answer, read } = await answered();
  answer.begin(Array.from({ length: MANY }, (_, n) => piece(n % 200, n === 0)));
  expect(answer.missed).toBe(0);
  const marks = await read(MANY + 1);
  expect(marks).toEqual([255, ...Array.from({ length: MANY }, (_, n) => n % 200)]);
});
