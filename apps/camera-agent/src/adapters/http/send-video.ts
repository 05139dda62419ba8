import type { Stats } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { basename, dirname } from 'node:path';
import send from 'send';
import { RollcallError } from '#contracts/errors/rollcall-error.js';

/**
 * Sends a finished film: whole, the range that is asked for, or its header alone. Resolves when the answer has
 * ended, however; rejects with a refusal that is not sent yet. `path` is absolute and checked; only the file of
 * that name in that folder can be sent.
 */
export async function sendVideo(
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): Promise<void> {
  const options = { root: dirname(path), index: false, cacheControl: false };
  await new Promise<void>((resolve, reject) => {
    response.once('close', resolve);
    send(request, encodeURIComponent(basename(path)), options)
      .on('headers', setHeaders)
      .on('error', (error: SendError) => {
        withoutFileHeaders(response, error);
        reject(refusalOf(error));
      })
      .pipe(response);
  });
}

interface SendError extends Error {
  readonly status?: number;
}

/**
 * A strong tag, unlike that of `send`: If-Range takes no other (RFC 9110, 13.1.5), and a film that is finished
 * never changes.
 */
function setHeaders(response: ServerResponse, _path: string, stat: Stats): void {
  response.setHeader('ETag', `"${stat.size.toString(16)}-${Math.trunc(stat.mtimeMs).toString(16)}"`);
  response.setHeader('Cache-Control', 'private, no-cache');
}

/** The answer will not be the film after all. Content-Range stays in a 416: it tells the size (RFC 9110, 14.4). */
function withoutFileHeaders(response: ServerResponse, error: SendError): void {
  if (response.headersSent) return;
  for (const name of ['ETag', 'Last-Modified', 'Accept-Ranges']) response.removeHeader(name);
  if (error.status !== 416) response.removeHeader('Content-Range');
}

function refusalOf(error: SendError): RollcallError {
  if (error.status === 416)
    return new RollcallError('range-not-satisfiable', 'The range that was asked for lies outside the film.');
  if (error.status === 404)
    return new RollcallError('unknown-recording', 'The film was deleted a moment ago.', { cause: error });
  return new RollcallError('disk-failed', 'The film could not be read.', { cause: error });
}
