import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Clock } from '#contracts/ports/clock.js';
import type { AfterStorm } from './after-storm.js';
import { ConnectionTable, type ConnectionCaps, type ConnectionRefusal } from './connection-table.js';
import type { Refusals } from './refusals.js';

export interface HttpAdmissionParts {
  /** Before the kind of each refusal, such as `http`. */
  readonly name: string;
  readonly caps: ConnectionCaps;
  readonly clock: Clock;
  readonly refusals: Refusals;
  /** One for all servers of a process; the first that closes stops it. */
  readonly storm: AfterStorm;
}

/**
 * Bounds the connections to an HTTP server: all of them, and those of which no request was let in yet. Connections are
 * known by address and port of the other end, which TLS does not change: its socket is another object than the one
 * that was accepted.
 */
export class HttpAdmission {
  private readonly table: ConnectionTable<string>;
  private readonly sockets = new Map<string, Socket>();

  constructor(private readonly parts: HttpAdmissionParts) {
    this.table = new ConnectionTable(parts.caps, parts.storm);
  }

  watch(server: Server): void {
    // Before the server's own listener: to one that is refused it must not listen.
    server.prependListener('connection', (socket: Socket) => this.enter(socket));
    server.once('close', () => this.parts.storm.stop());
  }

  /** A request on this connection was let in: from now on the connection is no stranger's. */
  letIn(socket: Socket): void {
    this.table.authenticated(peerOf(socket));
  }

  private enter(socket: Socket): void {
    const peer = peerOf(socket);
    const entry = this.table.enter(peer, socket.remoteAddress ?? '', this.parts.clock.monotonic());
    if (!entry.admitted) {
      this.refuse(entry.refusal, socket);
      return;
    }
    if (entry.evicted !== undefined) this.evict(entry.evicted);
    this.sockets.set(peer, socket);
    socket.once('close', () => this.left(peer, socket));
  }

  private evict(peer: string): void {
    const socket = this.sockets.get(peer);
    if (socket) this.refuse('too-many-unauthenticated', socket);
  }

  private refuse(kind: ConnectionRefusal, socket: Socket): void {
    this.parts.refusals.refuse(`${this.parts.name}-${kind}`, { address: socket.remoteAddress });
    socket.destroy();
  }

  /** A port may be used again before the end of its earlier connection is told. */
  private left(peer: string, socket: Socket): void {
    if (this.sockets.get(peer) !== socket) return;
    this.sockets.delete(peer);
    this.table.leave(peer);
  }
}

function peerOf({ remoteAddress, remotePort }: Socket): string {
  return `${remoteAddress ?? ''} ${remotePort ?? ''}`;
}
