import { STATUS_CODES, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { ErrorCode } from '#contracts/errors/catalogue.js';
import { toProblem } from '#contracts/errors/problem.js';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { Refusals } from '#runtime/refusals.js';
import { problemHeaders } from './problem-headers.js';

const DETAILS = {
  'headers-too-large': 'The headers are larger than 16 KiB.',
  'request-too-slow': 'The request was not complete in time.',
  'invalid-request': 'What came is not HTTP.',
} as const satisfies Partial<Record<ErrorCode, string>>;

const CODES: Readonly<Record<string, keyof typeof DETAILS>> = {
  HPE_HEADER_OVERFLOW: 'headers-too-large',
  ERR_HTTP_REQUEST_TIMEOUT: 'request-too-slow',
};

/** Answers what never becomes a request, such as oversized headers, with a problem document, and hangs up. */
export function answerClientErrors(server: Server, refusals: Refusals): void {
  const answers = new WeakMap<Socket, ServerResponse>();
  server.on('request', ({ socket }, response) => {
    answers.set(socket, response);
    response.once('close', () => {
      // A request that was sent ahead may have taken its place.
      if (answers.get(socket) === response) answers.delete(socket);
    });
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    // A reset is nothing to answer; in the middle of an answer no other can begin.
    if (error.code === 'ECONNRESET' || !socket.writable || answers.get(socket)?.headersSent) {
      return void socket.destroy();
    }
    const code = CODES[error.code ?? ''] ?? 'invalid-request';
    refusals.refuse(`http-${code}`, { address: socket.remoteAddress, reason: error.code });
    socket.end(rawProblem(code), () => socket.destroySoon());
  });
}

function rawProblem(code: keyof typeof DETAILS): string {
  const problem = toProblem(new RollcallError(code, DETAILS[code]));
  const body = JSON.stringify(problem);
  const headers = { ...problemHeaders(code), 'Content-Length': Buffer.byteLength(body), Connection: 'close' };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}\r\n${lines.join('')}\r\n${body}`;
}
