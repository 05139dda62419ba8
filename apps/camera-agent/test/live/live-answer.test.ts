import { createServer, get, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { LiveAnswer } from '#camera-agent/adapters/http/live-answer.js';
import type { LivePiece } from '#camera-agent/domain/live/live-piece.js';
import { eventually } from '#testing/eventually.js';

const PIECE = 64 * 1024;
let server: Server;

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

/** An answer over a real socket, and its reader, who does not read yet. */
async function answered(): Promise<{ answer: LiveAnswer; reader: IncomingMessage }> {
  const { promise, resolve } = Promise.withResolvers<ServerResponse>();
  server = createServer((_, response) => {
    response.flushHeaders();
    resolve(response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const request = get({ host: '127.0.0.1', port });
  const [[reader], response] = await Promise.all([
    once(request, 'response') as Promise<[IncomingMessage]>,
    promise,
  ]);
  return { answer: new LiveAnswer(response), reader };
}

const piece = (mark: number, keyFrame: boolean): LivePiece => ({
  bytes: Buffer.alloc(PIECE, mark),
  keyFrame,
  begins: false,
});

test('who reads too slowly misses all up to the next key frame, and no byte of what it gets', async () => {
  const { answer, reader } = await answered();
  let sent = 0;
  while (answer.missed === 0) answer.piece(piece((sent += 1) % 200, sent === 1));
  const taken = sent - 1;
  expect(taken * PIECE).toBeLessThan(16 * 1024 * 1024);
  let bytes = 0;
  const marks: number[] = [];
  reader.on('data', (chunk: Buffer) => {
    // The first byte of each piece.
    for (let at = (PIECE - (bytes % PIECE)) % PIECE; at < chunk.length; at += PIECE)
      marks.push(chunk[at] ?? -1);
    bytes += chunk.length;
  });
  await eventually('all that was taken', () => bytes === taken * PIECE);
  answer.piece(piece(201, false));
  answer.piece(piece(202, true));
  answer.piece(piece(203, false));
  await eventually('what came after the key frame', () => bytes === (taken + 2) * PIECE);
  expect(marks.slice(-2)).toEqual([202, 203]);
  expect(answer.missed).toBe(2);
});
