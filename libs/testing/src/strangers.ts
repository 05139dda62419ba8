import { connect, type Socket } from 'node:net';

/** Connections of somebody who shows nothing of who he is. */
export class Strangers {
  private readonly sockets = new Set<Socket>();

  constructor(private readonly port: number) {}

  /** Connections that are open as far as this side knows. */
  get open(): number {
    return this.sockets.size;
  }

  /** Opens so many connections at once; each says one of the texts in turn and then nothing more. Resolves once all have tried. */
  async come(count: number, says: readonly string[]): Promise<void> {
    await Promise.all(Array.from({ length: count }, (_, i) => this.connect(says[i % says.length] ?? '')));
  }

  close(): void {
    for (const socket of this.sockets) socket.destroy();
  }

  private connect(text: string): Promise<void> {
    const socket = connect({ port: this.port, host: '127.0.0.1' });
    return new Promise((resolve) => {
      socket.once('connect', () => {
        this.sockets.add(socket);
        socket.write(text);
        resolve();
      });
      // To be thrown out is what a stranger may expect.
      socket.on('error', () => undefined);
      socket.on('data', () => undefined);
      socket.once('close', () => {
        this.sockets.delete(socket);
        resolve();
      });
    });
  }
}

/** Silence, half a CONNECT and nonsense. */
export const TO_A_BROKER: readonly string[] = ['', '\u0010\u0030\0\u0004MQTT', 'nonsense'];
/** Silence, half a header and nonsense. */
export const TO_HTTP: readonly string[] = ['', 'GET / HTTP/1.1\r\nHost: x\r\n', 'nonsense\r\n\r\n'];
