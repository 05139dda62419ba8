import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';
import type { Logger } from '#contracts/ports/logger.js';

/** Hundreds may answer at once. The system often grants less, which spreading the answers makes up for. */
const RECEIVE_BUFFER_BYTES = 4 * 1024 * 1024;

export interface SocketEvents {
  readonly received: (bytes: Uint8Array, from: RemoteInfo) => void;
  /** The socket is of no more use. */
  readonly failed: (error: Error) => void;
}

/** A bound socket of the roll call, which shares its port with the agents of this host. */
export class UdpSocket {
  private constructor(private readonly socket: Socket) {}

  /** Rejects with the system's error when the address cannot be bound. */
  static async open(address: string, port: number, events: SocketEvents, logger: Logger): Promise<UdpSocket> {
    const socket = createSocket({ type: 'udp4', reuseAddr: true });
    try {
      await bound(socket, address, port);
    } catch (error) {
      socket.close();
      throw error;
    }
    socket.setBroadcast(true);
    enlargeBuffer(socket, logger);
    socket.on('error', events.failed);
    socket.on('message', events.received);
    return new UdpSocket(socket);
  }

  /** Resolves when the system took the datagram; rejects with its error, such as ENETUNREACH. */
  send(bytes: Uint8Array, { address, port }: { address: string; port: number }): Promise<void> {
    return new Promise((resolve, reject) => {
      this.socket.send(bytes, port, address, (error) => {
        if (error) reject(error);
        else resolve();
      });
    });
  }

  /** Once. */
  close(): Promise<void> {
    return new Promise((resolve) => {
      this.socket.close(resolve);
    });
  }
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
