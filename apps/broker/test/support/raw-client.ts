import { connect, type Socket } from 'node:net';

const DEADLINE_MS = 20_000;

/** A socket to the broker that sends what it is told to. */
export class RawClient {
  received = Buffer.alloc(0);
  private readonly closed: Promise<void>;

  private constructor(readonly socket: Socket) {
    socket.on('data', (chunk: Buffer) => {
      this.received = Buffer.concat([this.received, chunk]);
    });
    socket.on('error', () => undefined);
    this.closed = new Promise((resolve) => socket.once('close', () => resolve()));
  }

  static async open(port: number): Promise<RawClient> {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    const client = new RawClient(socket);
    await new Promise<void>((resolve) => socket.once('connect', resolve));
    return client;
  }

  /** Resolves when the connection is closed, by whichever side. */
  get ended(): Promise<void> {
    return within('the connection is closed', this.closed);
  }

  send(bytes: Uint8Array): void {
    this.socket.write(bytes);
  }

  /** Resolves when the broker has sent so many bytes, with all it has sent; rejects when it closes before. */
  async got(bytes: number): Promise<Buffer> {
    while (this.received.length < bytes) {
      const more = new Promise<void>((resolve) => this.socket.once('data', () => resolve()));
      const gone = this.closed.then(() => Promise.reject(new Error('closed before it answered')));
      await within(`${bytes} bytes from the broker`, Promise.race([more, gone]));
    }
    return this.received;
  }

  destroy(): void {
    this.socket.destroy();
  }
}

export async function within<T>(what: string, promise: Promise<T>, deadlineMs = DEADLINE_MS): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not within ${deadlineMs} ms: ${what}`)), deadlineMs);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
