import type { ServerResponse } from 'node:http';
import type { Asked, ScriptedApi } from './scripted-api.js';

export interface Film {
  bytes: Buffer;
  etag: string;
  /** The connection breaks after so many bytes of each answer. */
  breaksAfter?: number;
}

/** Serves a film as the API does: whole or, with Range and a matching If-Range, the part that is asked for. */
export function serveFilm(api: ScriptedApi, path: string, film: Film): void {
  api.on(`GET ${path}`, async ({ headers }, response) => {
    const start = wantedStart(headers, film);
    if (start >= film.bytes.length && start > 0) {
      response.writeHead(416, { 'content-range': `bytes */${film.bytes.length}` }).end();
      return;
    }
    const rest = film.bytes.subarray(start);
    response.writeHead(start > 0 ? 206 : 200, {
      etag: film.etag,
      'content-length': rest.length,
      ...(start > 0 && { 'content-range': `bytes ${start}-${film.bytes.length - 1}/${film.bytes.length}` }),
    });
    await send(response, rest, film.breaksAfter);
  });
}

function wantedStart(headers: Asked['headers'], film: Film): number {
  const [, start] = /^bytes=(\d+)-$/.exec(headers.range ?? '') ?? [];
  return start !== undefined && headers['if-range'] === film.etag ? Number(start) : 0;
}

async function send(response: ServerResponse, bytes: Buffer, breaksAfter: number | undefined): Promise<void> {
  if (breaksAfter === undefined || breaksAfter >= bytes.length) {
    response.end(bytes);
    return;
  }
  await new Promise<void>((resolve) => response.write(bytes.subarray(0, breaksAfter), () => resolve()));
  response.destroy();
}
