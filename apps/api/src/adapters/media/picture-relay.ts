import type { IncomingMessage, ServerResponse } from 'node:http';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { Clock } from '#contracts/ports/clock.js';
import type { Logger } from '#contracts/ports/logger.js';
import { liveMode } from '#live/domain/live-mode.js';
import type { LiveHub } from '../../domain/live/live-hub.js';
import type { Measures } from '../metrics/measures.js';
import { mediaFailure } from './media-failure.js';
import type { MediaPort } from './media-port.js';
import { passOn, untilClosed } from './pass-on.js';
import { PictureAnswer } from './picture-answer.js';

/** A reader that takes nothing for so long is given up. */
const READER_STALL_MS = 30_000;
const MAX_PLAYERS = 256;

/** Passes the live picture of a camera on, and stills. */
export class PictureRelay {
  private players = 0;

  constructor(
    private readonly media: MediaPort,
    private readonly hub: LiveHub,
    private readonly measures: Measures,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  /** Answers with the live picture until one of both ends it. Rejects while nothing was sent. */
  async watch(camera: string, mode = 'full', response: ServerResponse): Promise<void> {
    const picture = { camera, mode: liveMode(mode) };
    if (this.players >= MAX_PLAYERS)
      throw new RollcallError('too-many', `${MAX_PLAYERS} players watch live pictures already.`);
    this.players += 1;
    let answer: PictureAnswer | undefined;
    try {
      const closed = new Promise((resolve) => response.once('close', resolve));
      const leave = await this.hub.watch(picture, () => (answer = this.begin(response)));
      // Who left meanwhile is not told of again.
      if (!response.destroyed) await closed;
      leave();
    } finally {
      answer?.stop();
      this.players -= 1;
    }
    if (answer) this.logger.debug({ ...picture, missed: answer.missed }, 'A player left a live picture');
  }

  private begin(response: ServerResponse): PictureAnswer {
    response.socket?.setNoDelay(true);
    const answer = new PictureAnswer(response, this.clock, (bytes) => this.measures.relaySent('live', bytes));
    response.writeHead(200, { 'content-type': 'video/mp4', 'cache-control': 'no-store' });
    response.flushHeaders();
    response.setTimeout(READER_STALL_MS, () => response.destroy());
    return answer;
  }

  /** Answers with a JPEG of this moment. Rejects while nothing was sent. */
  async still(camera: string, width: string | undefined, response: ServerResponse): Promise<void> {
    const query = width === undefined ? '' : `?width=${encodeURIComponent(width)}`;
    const answer = await this.ask(camera, `/v1/still${query}`, response);
    const { 'content-length': length } = answer.headers;
    response.setTimeout(READER_STALL_MS, () => response.destroy());
    response.writeHead(200, {
      'content-type': 'image/jpeg',
      'cache-control': 'no-store',
      ...(length !== undefined && { 'content-length': length }),
    });
    await this.copy(camera, answer, response);
  }

  private async ask(camera: string, path: string, response: ServerResponse): Promise<IncomingMessage> {
    const answer = await this.media.ask(camera, 'still', {
      method: 'GET',
      path,
      headers: {},
      signal: untilClosed(response),
    });
    if (answer.statusCode === 200) return answer;
    throw await mediaFailure(camera, answer);
  }

  private copy(camera: string, from: IncomingMessage, to: ServerResponse): Promise<void> {
    const passed = (bytes: number): void => this.measures.relayPassed('still', bytes);
    return passOn(from, to, passed, (_by, error) =>
      this.logger.debug({ err: error, camera }, 'A picture ended with its reader or its camera'),
    );
  }
}
