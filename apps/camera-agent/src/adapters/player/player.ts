import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { CameraUnit } from '../../domain/camera/camera-unit.js';
import { sendFile } from '../http/send-file.js';
import { ProgressiveFilm } from './progressive-film.js';

/** Answers at once in the progressive form. */
const MAX_PROGRESSIVE = 4;

/** Gives out finished films: as they were recorded, or in the form for editors. */
export class Player {
  private preparing = false;
  private sending = 0;

  constructor(private readonly camera: Pick<CameraUnit, 'closedRecording' | 'videoPath'>) {}

  /** Resolves when the answer has ended, however; rejects with a refusal that is not sent yet. `query` may say `form`. */
  async send(
    recordingId: string,
    query: URLSearchParams,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const progressive = wantsProgressive(query);
    const path = await this.camera.videoPath(recordingId);
    if (!progressive) return sendFile(request, response, { path, type: 'video/mp4', what: 'film' });
    const film = await this.prepare(recordingId, path, request, response);
    if (!film) return;
    this.sending += 1;
    try {
      await sendFilm(film, request, response);
    } finally {
      this.sending -= 1;
      await film.close();
    }
  }

  /** One at a time: the tables of a long film take much memory while they are made. Undefined if the reader left. */
  private async prepare(
    recordingId: string,
    path: string,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<ProgressiveFilm | undefined> {
    if (this.preparing || this.sending >= MAX_PROGRESSIVE)
      throw new RollcallError('too-many', 'Other films are being made ready for editors.');
    this.preparing = true;
    const left = new AbortController();
    response.once('close', () => left.abort());
    try {
      const recording = await this.camera.closedRecording(recordingId);
      return await ProgressiveFilm.open(path, recording, left.signal, () => stillThere(request, response));
    } catch (error) {
      if (error !== left.signal.reason) throw error;
      return undefined;
    } finally {
      this.preparing = false;
    }
  }
}

/** Throws `invalid-request` for a form that there is not. */
function wantsProgressive(query: URLSearchParams): boolean {
  const forms = query.getAll('form');
  if (forms.length === 0) return false;
  if (forms.length === 1 && forms[0] === 'progressive') return true;
  throw new RollcallError('invalid-request', 'There is no such form of a film.', {
    fields: ['form must be progressive, or left out for the film as it was recorded'],
  });
}

/** An interim answer (RFC 9110, 15.2), so that nobody on the way takes the long search for silence. */
function stillThere(request: IncomingMessage, response: ServerResponse): void {
  if (request.httpVersion === '1.1') response.writeProcessing();
}

async function sendFilm(
  film: ProgressiveFilm,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  response.writeHead(200, {
    'Content-Type': 'video/mp4',
    'Content-Length': film.bytes,
    'Accept-Ranges': 'none',
    'Cache-Control': 'private, no-cache',
  });
  if (request.method === 'HEAD') return void response.end();
  try {
    await pipeline(Readable.from(film.pieces(), { highWaterMark: 2 }), response);
  } catch (error) {
    // The reader left.
    if ((error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  }
}
