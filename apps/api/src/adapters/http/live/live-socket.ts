import type { Socket } from 'node:net';
import type { RawData, WebSocket } from 'ws';
import { toProblem } from '#contracts/errors/problem.js';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { LiveHeader } from '#contracts/http/live-header.js';
import { LiveChoice } from '#contracts/http/live-messages.js';
import type { LiveNotice } from '#contracts/http/live-notice.js';
import { decode } from '#contracts/messages/decode.js';
import type { Clock } from '#contracts/ports/clock.js';
import { WaitingWrites } from '#live/waiting-writes.js';
import type { Refusals } from '#runtime/refusals.js';
import type { CameraDirectory } from '../../../domain/fleet/camera-directory.js';
import type { LiveHub } from '../../../domain/live/live-hub.js';
import type { LiveFrames } from './live-frames.js';
import type { LiveOutlet } from './live-outlet.js';
import { LiveTile } from './live-tile.js';

const MAX_CAMERAS = 512;
/** Who asks and does not read the answers is given up. */
const MAX_WAITING_NOTICES = 1024;

export interface LiveSocketParts {
  readonly hub: LiveHub;
  readonly cameras: Pick<CameraDirectory, 'label'>;
  readonly clock: Clock;
  readonly refusals: Refusals;
  /** Of all connections. */
  readonly frames: LiveFrames;
  /** Hears of the bytes of pictures. */
  readonly sent: (bytes: number) => void;
}

/** One WebSocket: what its client chooses, and the pictures that it gets for it. */
export class LiveSocket implements LiveOutlet {
  private readonly tiles = new Map<string, LiveTile>();
  private readonly waiting: WaitingWrites;
  private waitingNotices = 0;
  private isAlive = true;
  private hasStopped = false;

  constructor(
    private readonly connection: WebSocket,
    private readonly socket: Socket,
    private readonly parts: LiveSocketParts,
  ) {
    this.waiting = new WaitingWrites(parts.clock, () => connection.bufferedAmount);
    connection.on('message', (data, isBinary) => this.hear(data, isBinary));
    connection.on('pong', () => (this.isAlive = true));
    // It closes behind this; only what its client sent can be the reason.
    connection.on('error', (error) => this.refuse(error.message));
  }

  get isBehind(): boolean {
    return this.waiting.areTooMany;
  }

  say(notice: LiveNotice): void {
    if (this.waitingNotices >= MAX_WAITING_NOTICES) {
      this.refuse('it reads no answers');
      return this.connection.terminate();
    }
    this.waitingNotices += 1;
    this.connection.send(JSON.stringify(notice), () => (this.waitingNotices -= 1));
    // Its bytes are among those that wait: who does not take it is behind.
    this.waiting.wrote(0);
  }

  /** Written straight to its socket, behind what `ws` wrote: without compression `ws` holds nothing back. */
  show(header: LiveHeader, bytes: Uint8Array): void {
    if (this.connection.readyState !== this.connection.OPEN) return;
    this.parts.sent(bytes.length);
    const frame = this.parts.frames.of(header, bytes);
    this.socket.write(frame);
    this.waiting.wrote(frame.length);
  }

  ping(): void {
    if (!this.isAlive) return this.connection.terminate();
    this.isAlive = false;
    this.connection.ping();
  }

  close(code: number, reason: string): void {
    this.stop();
    this.connection.close(code, reason);
  }

  /** Nobody hears it any more. */
  stop(): void {
    this.hasStopped = true;
    for (const tile of this.tiles.values()) tile.pause();
    this.tiles.clear();
  }

  private hear(data: RawData, isBinary: boolean): void {
    this.isAlive = true;
    if (this.hasStopped) return;
    let camera: string | undefined;
    try {
      const choice = choiceIn(data, isBinary);
      camera = choice.camera;
      this.tile(camera).choose(choice.quality);
    } catch (error) {
      if (!(error instanceof RollcallError)) this.refuse(String(error));
      this.say({ type: 'refused', ...(camera !== undefined && { camera }), problem: toProblem(error) });
    }
  }

  private tile(camera: string): LiveTile {
    const known = this.tiles.get(camera);
    if (known) return known;
    this.parts.cameras.label(camera);
    if (this.tiles.size >= MAX_CAMERAS)
      throw new RollcallError('too-many', `One connection shows ${MAX_CAMERAS} cameras at most.`);
    const tile = new LiveTile(camera, this.tiles.size, this.parts.hub, this);
    this.tiles.set(camera, tile);
    return tile;
  }

  private refuse(reason: string): void {
    this.parts.refusals.refuse('live-socket', { address: this.socket.remoteAddress, reason });
  }
}

function choiceIn(data: RawData, isBinary: boolean): LiveChoice {
  const decoded = isBinary ? undefined : decode(LiveChoice, data as Buffer, 'refuse');
  if (decoded?.ok) return decoded.value;
  throw new RollcallError('invalid-request', 'The message was not understood.', {
    fields: decoded?.refusal.fields ?? ['only text is read'],
  });
}
