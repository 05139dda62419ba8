import { type IncomingMessage, type RequestListener, type Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** A connection that a request wants for another protocol. */
export interface Upgrade {
  readonly socket: Socket;
  /** What came behind the request already. */
  readonly head: Buffer;
}

const LIVE = /^\/+api\/v1\/live\/?(\?|$)/i;

const wanted = new WeakMap<IncomingMessage, Upgrade>();

/** Every other wish for another protocol is passed over, as RFC 9110 (clause 7.8) allows: it is answered like any request. */
export function isLiveUpgrade({ url = '', headers }: IncomingMessage): boolean {
  return LIVE.test(url) && headers.upgrade?.toLowerCase() === 'websocket';
}

/** What a request wants; undefined for one that wants an answer. */
export function upgradeOf(request: IncomingMessage): Upgrade | undefined {
  return wanted.get(request);
}

/**
 * Leads requests for a WebSocket the way of every other, so that the same rules let them in or answer them with a problem
 * document. The response that a request comes with stays with the connection: closing one closes the other.
 */
export class Upgrades {
  private readonly open = new Set<Socket>();

  serve(server: Server, listener: RequestListener): void {
    server.on('upgrade', (request: IncomingMessage, socket: Socket, head: Buffer) => {
      this.open.add(socket);
      socket.once('close', () => this.open.delete(socket));
      // Node leaves it without a listener; whoever the connection is for sees that it closes.
      socket.on('error', () => socket.destroy());
      wanted.set(request, { socket, head });
      const response = new ServerResponse(request);
      response.shouldKeepAlive = false;
      response.assignSocket(socket);
      response.once('finish', () => socket.destroySoon());
      listener(request, response);
    });
  }

  /** Their server does not know them any more. */
  end(): void {
    for (const socket of this.open) socket.destroy();
  }
}
