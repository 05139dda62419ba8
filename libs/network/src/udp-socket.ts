import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';
import type { Logger } from '#contracts/ports/logger.js';

/** To bind to: every IPv4 address of this host. A socket at one of them hears no broadcasts. */
export const EVERY_ADDRESS = '0.0.0.0';

/** Hundreds may answer at once. The system often grants less, which spreading the answers makes up for. */
const RECEIVE_BUFFER_BYTES = 4 * 1024 * 1024;

export interface UdpSocketEvents {
  readonly received: (bytes: Uint8Array, from: RemoteInfo) => void;
  /** The socket is of no more use. */
  readonly failed: (error: Error) => void;
}

/** A bound IPv4 socket that may broadcast, and that shares a given port with others that do. */
export class UdpSocket {
  private closed: Promise<void> | undefined;

  private constructor(private readonly socket: Socket) {}

  /**
   * Port 0 takes a free one, for this socket alone: among sockets that share, the system also calls a port free that
   * another of them has. Rejects with the system's error when address or port cannot be bound.
   */
  static async open(
    address: string,
    port: number,
    events: UdpSocketEvents,
    logger: Logger,
  ): Promise<UdpSocket> {
    const socket = createSocket({ type: 'udp4', reuseAddr: port !== 0, lookup: literal });
    try {
      await bound(socket, address, port);
      socket.setBroadcast(true);
    } catch (error) {
      socket.close();
      throw error;
    }
    enlargeBuffer(socket, logger);
    socket.on('error', events.failed);
    socket.on('message', events.received);
    return new UdpSocket(socket);
  }

  /** Resolves when the system took the datagram; rejects with its error, such as ENETUNREACH, or when closed. */
  send(bytes: Uint8Array, { address, port }: { address: string; port: number }): Promise<void> {
    return new Promise((resolve, reject) => {
      this.socket.send(bytes, port, address, (error) => {
        if (error) reject(error);
        else resolve();
      });
    });
  }

  /** May be called twice. */
  close(): Promise<void> {
    this.closed ??= new Promise((resolve) => this.socket.close(resolve));
    return this.closed;
  }
}

/**
 * Takes every address as it is. Node's own look-up answers a tick later even for an IP address, and forgets what
 * was to be sent if the socket is closed meanwhile: `send` would never settle.
 */
function literal(
  address: string,
  _: unknown,
  found: (error: null, address: string, family: number) => void,
): void {
  found(null, address, 4);
}

function bound(socket: Socket, address: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.bind(port, address, () => {
      socket.off('error', reject);
      resolve();
    });
  });
}

/** Some systems refuse a size above their limit instead of granting that limit. */
function enlargeBuffer(socket: Socket, logger: Logger): void {
  try {
    socket.setRecvBufferSize(RECEIVE_BUFFER_BYTES);
  } catch (error) {
    logger.debug({ err: error }, 'The receive buffer stays at its default size');
  }
}
