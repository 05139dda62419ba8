import type { ServerResponse } from 'node:http';
import { toProblem } from '#contracts/errors/problem.js';

const TYPE = 'application/problem+json';

/** Answers with the problem document of an error; an answer that has begun can only be cut off. */
export function sendProblem(response: ServerResponse, error: unknown): void {
  if (response.headersSent) return void response.destroy();
  const problem = toProblem(error);
  const body = JSON.stringify(problem);
  response.writeHead(problem.status, {
    'Content-Type': TYPE,
    'Content-Length': Buffer.byteLength(body),
    'Cache-Control': 'no-store',
    // A refused request may have a body that is still on its way: do not read it.
    Connection: 'close',
    ...(problem.status === 401 && { 'WWW-Authenticate': 'Bearer realm="rollcall media"' }),
  });
  response.end(body);
}

/** The same as bytes, for what never became a request. */
export function rawProblem(error: unknown): string {
  const problem = toProblem(error);
  const body = JSON.stringify(problem);
  return [
    `HTTP/1.1 ${problem.status} ${problem.title}`,
    `Content-Type: ${TYPE}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
    '',
    body,
  ].join('\r\n');
}
