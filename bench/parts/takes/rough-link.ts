import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import type { Random } from '#contracts/ports/random.js';

/** How a link treats what goes over it, in both directions. */
export interface Roughness {
  /** Every piece takes so long, ms, and up to `jitterMs` longer. */
  readonly delayMs: number;
  readonly jitterMs: number;
  /** The share of pieces that are lost and sent again. */
  readonly loss: number;
}

/** What TCP waits before it sends a lost packet again, twice as long each time (RFC 6298 as Linux has it). */
const FIRST_RETRY_MS = 200;
const MOST_RETRIES = 6;

/** A way over loopback to a port, on which TCP does as it would over a bad radio network: late, never wrong, in order. */
export class RoughLink {
  private readonly sockets = new Set<Socket>();

  private constructor(
    private readonly server: Server,
    private readonly roughness: Roughness,
    private readonly random: Pick<Random, 'next'>,
  ) {}

  static async open(to: number, roughness: Roughness, random: Pick<Random, 'next'>): Promise<RoughLink> {
    const server = createServer();
    const link = new RoughLink(server, roughness, random);
    server.on('connection', (socket) => link.join(socket, connect(to, '127.0.0.1')));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return link;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  close(): void {
    this.server.close();
    for (const socket of this.sockets) socket.destroy();
  }

  private join(one: Socket, other: Socket): void {
    for (const socket of [one, other]) {
      this.sockets.add(socket);
      socket.setNoDelay();
      socket.on('error', () => undefined);
      socket.once('close', () => {
        this.sockets.delete(socket);
        one.destroy();
        other.destroy();
      });
    }
    this.carry(one, other);
    this.carry(other, one);
  }

  /** A piece that is late holds up those behind it. */
  private carry(from: Socket, to: Socket): void {
    let free = 0;
    from.on('data', (piece) => {
      const now = performance.now();
      free = Math.max(free, now + this.delay());
      setTimeout(() => to.write(piece), free - now);
    });
  }

  private delay(): number {
    const { delayMs, jitterMs, loss } = this.roughness;
    let ms = delayMs + jitterMs * this.random.next();
    for (let retry = 0; retry < MOST_RETRIES && this.random.next() < loss; retry++)
      ms += FIRST_RETRY_MS * 2 ** retry;
    return ms;
  }
}
