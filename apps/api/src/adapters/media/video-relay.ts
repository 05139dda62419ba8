import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { VideoQuery } from '#contracts/http/media-queries.js';
import type { Logger } from '#contracts/ports/logger.js';
import type { Measures } from '../metrics/measures.js';
import { mediaFailure } from './media-failure.js';
import type { MediaPort } from './media-port.js';
import { passOn, untilClosed } from './pass-on.js';

/** A reader that takes nothing for so long is given up: it holds a connection to the Pi. */
const READER_STALL_MS = 120_000;

const ASKED = ['range', 'if-range', 'if-none-match', 'if-match', 'if-modified-since'] as const;
const ANSWERED = ['content-length', 'content-range', 'accept-ranges', 'etag', 'last-modified'] as const;

/** With all tables in front and cut to the frames that were asked for, as editors want it. */
export type FilmForm = NonNullable<VideoQuery['form']>;

/** Whose file, and the name that it is offered by. */
export interface RecordingFile {
  readonly camera: string;
  readonly recording: string;
  readonly fileName: string;
}

export interface Film extends RecordingFile {
  /** As it was recorded if not given. */
  readonly form?: FilmForm;
}

/** How a file is asked of the agent, and what it is to the reader. */
interface Passed {
  readonly path: string;
  readonly type: string;
}

/** Passes files of recordings on from their agents as fast as the reader takes them; nothing is kept here. */
export class VideoRelay {
  constructor(
    private readonly media: MediaPort,
    private readonly measures: Measures,
    private readonly logger: Logger,
  ) {}

  /**
   * Answers with the film. Rejects while nothing was sent; an agent that goes away in the middle breaks the
   * answer off, so that its reader sees it is not whole.
   */
  relay(film: Film, request: IncomingMessage, response: ServerResponse): Promise<void> {
    return this.pass(
      film,
      { path: videoPath(film.recording, film.form), type: 'video/mp4' },
      request,
      response,
    );
  }

  /** Answers in the same way with the times of its frames. */
  times(file: RecordingFile, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = timesPath(file.recording);
    return this.pass(file, { path, type: 'text/plain; charset=utf-8' }, request, response);
  }

  /** Answers in the same way with the picture of a take, whose id stands for that of a recording. */
  still(file: RecordingFile, request: IncomingMessage, response: ServerResponse): Promise<void> {
    return this.pass(file, { path: `/v1/stills/${file.recording}`, type: 'image/jpeg' }, request, response);
  }

  private async pass(
    file: RecordingFile,
    { path, type }: Passed,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const answer = await this.media.ask(file.camera, 'download', {
      method: request.method === 'HEAD' ? 'HEAD' : 'GET',
      path,
      headers: pick(request.headers, ASKED),
      signal: untilClosed(response),
      interim: () => request.httpVersion === '1.1' && !response.destroyed && response.writeProcessing(),
    });
    await refuseFailure(file.camera, answer, response);
    response.writeHead(answer.statusCode ?? 200, {
      ...pick(answer.headers, ANSWERED),
      'content-type': type,
      'content-disposition': attachment(file.fileName),
      'cache-control': 'private, no-cache',
    });
    response.setTimeout(READER_STALL_MS, () => response.destroy());
    const passed = (bytes: number): void => this.measures.relayPassed('film', bytes);
    await passOn(answer, response, passed, (by, error) => this.broke(file, by, error));
  }

  private broke({ camera, recording }: RecordingFile, by: 'reader' | 'agent', error: unknown): void {
    if (by === 'reader')
      this.logger.debug({ camera, recording }, 'The reader of a film, or of its times, left');
    else
      this.logger.warn(
        { err: error, camera, recording },
        'The agent broke off a film, or its times, and so its reader was',
      );
  }
}

/** Of a film at the agent's media port. */
export function videoPath(recording: string, form?: FilmForm): string {
  return `/v1/recordings/${recording}/video${form === undefined ? '' : `?form=${form}`}`;
}

/** Of the frame times at the agent's media port. */
export function timesPath(recording: string): string {
  return `/v1/recordings/${recording}/times`;
}

async function refuseFailure(
  camera: string,
  answer: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { statusCode = 0, headers } = answer;
  if (statusCode === 304) return;
  if (statusCode === 416 && headers['content-range'])
    response.setHeader('content-range', headers['content-range']);
  if (statusCode !== 200 && statusCode !== 206) throw await mediaFailure(camera, answer);
  if (headers['content-length'] !== undefined) return;
  answer.destroy();
  // Without a length, what breaks off would look whole.
  throw new RollcallError('camera-unreachable', `Camera ${camera} offered a file without its length.`);
}

function pick(headers: IncomingHttpHeaders, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = headers[name];
      return typeof value === 'string' ? [[name, value]] : [];
    }),
  );
}

/** RFC 6266: an ASCII name for old readers, the real one for the others. */
function attachment(fileName: string): string {
  const ascii = fileName.replace(/[^\w.-]/g, '-');
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(fileName)}`;
}
