import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { Timer } from '#contracts/ports/clock.js';
import { upgradeOf } from '../server/upgrades.js';
import { LiveSocket, type LiveSocketParts } from './live-socket.js';

const MAX_SOCKETS = 256;
/** A choice is a hundred bytes. */
const MAX_MESSAGE_BYTES = 1024;
/** Who has not answered one ping at the next is gone. */
const PING_MS = 15_000;
/** RFC 6455, section 7.4.1: the server goes away. */
const GOING_AWAY = 1001;

const KEY = /^[+/0-9A-Za-z]{22}==$/;

/** The WebSockets that pictures are watched over. */
export class LiveSockets {
  private readonly server = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    // Pictures are compressed already.
    perMessageDeflate: false,
    maxPayload: MAX_MESSAGE_BYTES,
  });
  private readonly open = new Set<LiveSocket>();
  private timer: Timer | undefined;

  constructor(private readonly parts: LiveSocketParts) {}

  /** Makes a WebSocket of a request that was let in. Throws while nothing was answered. */
  accept(request: IncomingMessage, response: ServerResponse): void {
    const upgrade = upgradeOf(request);
    if (!upgrade) throw new RollcallError('upgrade-needed', 'The request is not one for a WebSocket.');
    refuseHandshake(request);
    if (this.open.size >= MAX_SOCKETS)
      throw new RollcallError('too-many', `${MAX_SOCKETS} WebSockets watch live pictures already.`);
    // For the log alone: the answer is written by the handshake.
    response.statusCode = 101;
    const { socket, head } = upgrade;
    this.server.handleUpgrade(request, socket, head, (connection) => this.enter(connection, socket));
  }

  /** Ends them in good order. */
  stop(): void {
    this.timer?.stop();
    this.timer = undefined;
    for (const each of this.open) each.close(GOING_AWAY, 'The API ends.');
  }

  private enter(connection: WebSocket, socket: Socket): void {
    const live = new LiveSocket(connection, socket, this.parts);
    this.open.add(live);
    connection.once('close', () => {
      this.open.delete(live);
      live.stop();
    });
    this.timer ??= this.nextPing();
  }

  /** Nothing runs while nobody watches. */
  private nextPing(): Timer | undefined {
    if (this.open.size === 0) return undefined;
    return this.parts.clock.after(PING_MS, () => {
      for (const each of this.open) each.ping();
      this.timer = this.nextPing();
    });
  }
}

/** What `ws` would refuse without a document. */
function refuseHandshake({ headers, method }: IncomingMessage): void {
  const fields = [
    ...(method === 'GET' ? [] : ['the method must be GET']),
    ...(KEY.test(headers['sec-websocket-key'] ?? '') ? [] : ['Sec-WebSocket-Key must be 16 bytes in base64']),
    ...(headers['sec-websocket-version'] === '13' ? [] : ['Sec-WebSocket-Version must be 13']),
  ];
  if (fields.length === 0) return;
  throw new RollcallError('invalid-request', 'The request for a WebSocket was not understood.', { fields });
}
