import type { IncomingMessage, ServerResponse } from 'node:http';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { Clock } from '#contracts/ports/clock.js';
import type { Logger } from '#contracts/ports/logger.js';
import type { Refusals } from '#runtime/refusals.js';
import type { CameraUnit } from '../../domain/camera/camera-unit.js';
import { Player } from '../player/player.js';
import type { MediaAction } from '#credentials/media-ticket.js';
import type { MediaGate } from './media-gate.js';
import { sendProblem } from './problem-response.js';
import { sendLive } from './send-live.js';
import { sendStill, sendStillOfTake } from './send-still.js';
import { sendTimes } from './send-times.js';

const LIST = /^\/v1\/recordings$/;
const LIVE = /^\/v1\/live$/;
const STILL = /^\/v1\/still$/;
const OF_TAKE = /^\/v1\/stills\/([a-z0-9-]{1,64})$/;
const OF_RECORDING = /^\/v1\/recordings\/([a-z0-9-]{1,64})\/(video|times)$/;

/** What the media port serves, to bearers of a ticket alone. */
export class MediaRoutes {
  private readonly player: Player;

  constructor(
    private readonly camera: Pick<
      CameraUnit,
      'listRecordings' | 'closedRecording' | 'videoPath' | 'timesPath' | 'watch' | 'still' | 'stills'
    >,
    private readonly gate: MediaGate,
    private readonly refusals: Refusals,
    private readonly logger: Logger,
    private readonly clock: Clock,
  ) {
    this.player = new Player(camera);
  }

  /** Answers one request, and says so when its ticket was good; every failure is a problem document. Never rejects. */
  async handle(request: IncomingMessage, response: ServerResponse, letIn: () => void): Promise<void> {
    try {
      response.setHeader('X-Content-Type-Options', 'nosniff');
      await this.route(request, response, letIn);
    } catch (error) {
      if (error instanceof RollcallError)
        this.refusals.refuse(`media-${error.code}`, {
          from: request.socket.remoteAddress,
          why: error.message,
        });
      else this.logger.error({ err: error }, 'A request to the media port failed');
      sendProblem(response, error);
    }
  }

  private async route(request: IncomingMessage, response: ServerResponse, letIn: () => void): Promise<void> {
    requireHost(request);
    const [path = '', query] = (request.url ?? '').split('?', 2);
    const wanted = wantedOf(path);
    if (!wanted) throw new RollcallError('unknown-route', 'The media port has nothing at this path.');
    if (request.method !== 'GET' && request.method !== 'HEAD')
      throw new RollcallError('unknown-route', 'The media port takes GET and HEAD alone.');
    await this.gate.admit(request, wanted.action);
    letIn();
    const asked = new URLSearchParams(query);
    if (wanted.action === 'download') await this.file(wanted, asked, request, response);
    else await this.ofCamera(wanted.action, asked, response);
  }

  private file(
    { what, id }: WantedFile,
    asked: URLSearchParams,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    if (what === 'times') return sendTimes(this.camera, id, request, response);
    if (what === 'still') return sendStillOfTake(this.camera, id, request, response);
    return this.player.send(id, asked, request, response);
  }

  private async ofCamera(
    action: MediaAction,
    asked: URLSearchParams,
    response: ServerResponse,
  ): Promise<void> {
    if (action === 'live') await this.live(asked, response);
    else if (action === 'still') await sendStill(this.camera, asked, response);
    else await this.list(response);
  }

  private async live(asked: URLSearchParams, response: ServerResponse): Promise<void> {
    const missed = await sendLive(this.camera, asked, response, this.clock);
    if (missed > 0) this.logger.info({ missed }, 'A reader of the live picture was too slow for all of it');
  }

  private async list(response: ServerResponse): Promise<void> {
    const body = JSON.stringify({ items: await this.camera.listRecordings() });
    response.writeHead(200, {
      'Content-Type': 'application/json',
      'Content-Length': Buffer.byteLength(body),
      'Cache-Control': 'no-store',
    });
    // Node leaves the body out where HEAD was asked.
    response.end(body);
  }
}

function requireHost({ httpVersion, headers }: IncomingMessage): void {
  if (httpVersion !== '1.1' || headers.host !== undefined) return;
  throw new RollcallError('invalid-request', 'The request has no Host header (RFC 9112, 3.2).');
}

/** A file that is finished: of a recording, or of a take. */
interface WantedFile {
  readonly action: 'download';
  readonly what: 'video' | 'times' | 'still';
  readonly id: string;
}

type Wanted = WantedFile | { readonly action: Exclude<MediaAction, 'download'> };

function wantedOf(path: string): Wanted | undefined {
  const [, recordingId, part] = OF_RECORDING.exec(path) ?? [];
  if (recordingId !== undefined)
    return { action: 'download', what: part === 'times' ? 'times' : 'video', id: recordingId };
  const [, takeId] = OF_TAKE.exec(path) ?? [];
  if (takeId !== undefined) return { action: 'download', what: 'still', id: takeId };
  if (LIST.test(path)) return { action: 'list' };
  if (LIVE.test(path)) return { action: 'live' };
  return STILL.test(path) ? { action: 'still' } : undefined;
}
