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
import { sendStill } from './send-still.js';
import { sendTimes } from './send-times.js';

const LIST = /^\/v1\/recordings$/;
const LIVE = /^\/v1\/live$/;
const STILL = /^\/v1\/still$/;
const OF_RECORDING = /^\/v1\/recordings\/([a-z0-9-]{1,64})\/(video|times)$/;

/** What the media port serves, to bearers of a ticket alone. */
export class MediaRoutes {
  private readonly player: Player;

  constructor(
    private readonly camera: Pick<
      CameraUnit,
      'listRecordings' | 'closedRecording' | 'videoPath' | 'timesPath' | 'watch' | 'still'
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
    const [, recordingId, part] = OF_RECORDING.exec(path) ?? [];
    const action = recordingId === undefined ? actionOf(path) : 'download';
    if (!action) throw new RollcallError('unknown-route', 'The media port has nothing at this path.');
    if (request.method !== 'GET' && request.method !== 'HEAD')
      throw new RollcallError('unknown-route', 'The media port takes GET and HEAD alone.');
    await this.gate.admit(request, action);
    letIn();
    const asked = new URLSearchParams(query);
    if (recordingId !== undefined && part === 'times')
      return sendTimes(this.camera, recordingId, request, response);
    if (recordingId !== undefined) return this.player.send(recordingId, asked, request, response);
    await this.ofCamera(action, asked, response);
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

function actionOf(path: string): Exclude<MediaAction, 'download'> | undefined {
  if (LIST.test(path)) return 'list';
  if (LIVE.test(path)) return 'live';
  return STILL.test(path) ? 'still' : undefined;
}
