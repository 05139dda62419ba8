import type { IncomingMessage, ServerResponse } from 'node:http';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { Logger } from '#contracts/ports/logger.js';
import { mediaFailure } from './media-failure.js';
import type { MediaPort } from './media-port.js';
import { passOn, untilClosed } from './pass-on.js';

/** A reader that takes nothing for so long is given up. */
const READER_STALL_MS = 30_000;
/** Each holds a connection to its Pi. */
const MAX_LIVE = 64;

/** Passes the live picture of a camera on, and stills. */
export class PictureRelay {
  private live = 0;

  constructor(
    private readonly media: MediaPort,
    private readonly logger: Logger,
  ) {}

  /** Answers with the live picture until one of both ends it. Rejects while nothing was sent. */
  async watch(camera: string, mode: string | undefined, response: ServerResponse): Promise<void> {
    if (this.live >= MAX_LIVE)
      throw new RollcallError('too-many', `${MAX_LIVE} live pictures are watched already.`);
    this.live += 1;
    try {
      const query = mode === undefined ? '' : `?mode=${encodeURIComponent(mode)}`;
      const answer = await this.ask(camera, 'live', `/v1/live${query}`, response);
      response.socket?.setNoDelay(true);
      response.writeHead(200, { 'content-type': 'video/mp4', 'cache-control': 'no-store' });
      response.flushHeaders();
      response.setTimeout(READER_STALL_MS, () => response.destroy());
      await this.copy(camera, answer, response);
    } finally {
      this.live -= 1;
    }
  }

  /** Answers with a JPEG of this moment. Rejects while nothing was sent. */
  async still(camera: string, width: string | undefined, response: ServerResponse): Promise<void> {
    const query = width === undefined ? '' : `?width=${encodeURIComponent(width)}`;
    const answer = await this.ask(camera, 'still', `/v1/still${query}`, response);
    const { 'content-length': length } = answer.headers;
    response.writeHead(200, {
      'content-type': 'image/jpeg',
      'cache-control': 'no-store',
      ...(length !== undefined && { 'content-length': length }),
    });
    await this.copy(camera, answer, response);
  }

  private async ask(
    camera: string,
    action: 'live' | 'still',
    path: string,
    response: ServerResponse,
  ): Promise<IncomingMessage> {
    const answer = await this.media.ask(camera, action, {
      method: 'GET',
      path,
      headers: {},
      signal: untilClosed(response),
    });
    if (answer.statusCode === 200) return answer;
    throw await mediaFailure(camera, answer);
  }

  private copy(camera: string, from: IncomingMessage, to: ServerResponse): Promise<void> {
    return passOn(from, to, (error) =>
      this.logger.debug({ err: error, camera }, 'A picture ended with its reader or its camera'),
    );
  }
}
