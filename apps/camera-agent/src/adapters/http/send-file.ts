import type { Stats } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { basename, dirname } from 'node:path';
import send from 'send';
import { RollcallError } from '#contracts/errors/rollcall-error.js';

/** A file of a recording that is finished. */
export interface FinishedFile {
  /** Absolute and checked; only the file of that name in that folder can be sent. */
  readonly path: string;
  readonly type: string;
  /** What a refusal calls it. */
  readonly what: 'film' | 'list of frame times' | 'still';
}

/**
 * Sends a file: whole, the range that is asked for, or its header alone. Resolves when the answer has ended, however;
 * rejects with a refusal that is not sent yet.
 */
export async function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  { path, type, what }: FinishedFile,
): Promise<void> {
  const options = { root: dirname(path), index: false, cacheControl: false };
  await new Promise<void>((resolve, reject) => {
    response.once('close', resolve);
    send(request, encodeURIComponent(basename(path)), options)
      .on('headers', (_, __, stat: Stats) => setHeaders(response, type, stat))
      .on('error', (error: SendError) => {
        withoutFileHeaders(response, error);
        reject(refusalOf(error, what));
      })
      .pipe(response);
  });
}

interface SendError extends Error {
  readonly status?: number;
}

/**
 * A strong tag, unlike that of `send`: If-Range takes no other (RFC 9110, 13.1.5), and what is finished never
 * changes.
 */
function setHeaders(response: ServerResponse, type: string, stat: Stats): void {
  response.setHeader('Content-Type', type);
  response.setHeader('ETag', `"${stat.size.toString(16)}-${Math.trunc(stat.mtimeMs).toString(16)}"`);
  response.setHeader('Cache-Control', 'private, no-cache');
}

/** The answer will not be the file after all. Content-Range stays in a 416: it tells the size (RFC 9110, 14.4). */
function withoutFileHeaders(response: ServerResponse, error: SendError): void {
  if (response.headersSent) return;
  for (const name of ['Content-Type', 'ETag', 'Last-Modified', 'Accept-Ranges']) response.removeHeader(name);
  if (error.status !== 416) response.removeHeader('Content-Range');
}

function refusalOf(error: SendError, what: FinishedFile['what']): RollcallError {
  if (error.status === 416)
    return new RollcallError(
      'range-not-satisfiable',
      `The range that was asked for lies outside the ${what}.`,
    );
  if (error.status === 404)
    return new RollcallError('unknown-recording', `The ${what} was deleted a moment ago.`, { cause: error });
  return new RollcallError('disk-failed', `The ${what} could not be read.`, { cause: error });
}
