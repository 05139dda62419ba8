import { createSocket, type RemoteInfo } from 'node:dgram';
import { listenError } from '#runtime/listen.js';

const EVERY_ADDRESS = '0.0.0.0';

export interface UdpSocketEvents {
  readonly received: (bytes: Uint8Array, from: RemoteInfo) => void;
  readonly failed: (error: Error) => void;
}

/** A bound IPv4 socket that may broadcast. */
export class UdpSocket {
  private readonly socket = createSocket({ type: 'udp4', reuseAddr: true });

  constructor(private readonly events: UdpSocketEvents) {}

  /** Binds to `port` on every address, beside other programs on it; 0 takes a port of its own. */
  async bind(port: number): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      const where = `UDP port ${port}`;
      this.socket.once('error', (error: NodeJS.ErrnoException) =>
        reject(listenError(error, 'the roll call', where, 'ROLLCALL_DISCOVERY_PORT')),
      );
      this.socket.bind(port, EVERY_ADDRESS, resolve);
    });
    this.socket.removeAllListeners('error');
    this.socket.on('error', this.events.failed);
    this.socket.on('message', this.events.received);
    this.socket.setBroadcast(true);
  }

  /** Resolves when the system has taken the datagram, or refused it, which is told by `failed`. */
  async send(bytes: Uint8Array, port: number, address: string): Promise<void> {
    await new Promise<void>((resolve) =>
      this.socket.send(bytes, port, address, (error) => {
        if (error) this.events.failed(error);
        resolve();
      }),
    );
  }

  async close(): Promise<void> {
    await new Promise<void>((resolve) => this.socket.close(resolve));
  }
}
