import { connect, type Socket } from 'node:net';

const AGAIN_MS = 100;

/** Connections of somebody who shows nothing of who he is. */
export class Strangers {
  /** Connections that were begun so far. */
  tries = 0;
  private readonly sockets = new Map<number, Socket>();

  constructor(private readonly port: number) {}

  /** Connections that are open as far as this side knows. */
  get open(): number {
    return this.sockets.size;
  }

  /** Opens so many connections at once; each says one of the texts in turn and then nothing more. Resolves once all have tried. */
  async come(count: number, says: readonly string[]): Promise<void> {
    await Promise.all(Array.from({ length: count }, (_, i) => this.connect(says[i % says.length] ?? '')));
  }

  /** Keeps so many at the port for so long: who is thrown out comes again. Then all leave. */
  async besiege(count: number, says: readonly string[], ms: number): Promise<void> {
    const end = performance.now() + ms;
    while (performance.now() < end) {
      await this.come(count - this.open, says);
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    }
    this.close();
  }

  /** The ports on this side of those that are open. */
  get ports(): ReadonlySet<number> {
    return new Set(this.sockets.keys());
  }

  close(): void {
    for (const socket of this.sockets.values()) socket.destroy();
  }

  private connect(text: string): Promise<void> {
    const socket = connect({ port: this.port, host: '127.0.0.1' });
    this.tries += 1;
    let port: number | undefined;
    return new Promise((resolve) => {
      socket.once('connect', () => {
        port = socket.localPort ?? 0;
        this.sockets.set(port, socket);
        socket.write(text);
        resolve();
      });
      // To be thrown out is what a stranger may expect.
      socket.on('error', () => undefined);
      socket.on('data', () => undefined);
      socket.once('close', () => {
        if (port !== undefined && this.sockets.get(port) === socket) this.sockets.delete(port);
        resolve();
      });
    });
  }
}

/** Silence, half a CONNECT and nonsense. */
export const TO_A_BROKER: readonly string[] = ['', '\u0010\u0030\0\u0004MQTT', 'nonsense'];
/** Silence, half a header and nonsense. */
export const TO_HTTP: readonly string[] = ['', 'GET / HTTP/1.1\r\nHost: x\r\n', 'nonsense\r\n\r\n'];
