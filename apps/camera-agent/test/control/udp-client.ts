import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';

export interface Heard {
  readonly text: string;
  readonly from: RemoteInfo;
  readonly at: number;
}

const open: Socket[] = [];

/** A bare UDP socket, as a client of the published idea has one, and all that it hears. */
export class UdpClient {
  readonly heard: Heard[] = [];

  private constructor(private readonly socket: Socket) {
    socket.on('message', (bytes, from) =>
      this.heard.push({ text: bytes.toString(), from, at: performance.now() }),
    );
  }

  /** On an ephemeral port, or beside others on `port`. */
  static async open(port = 0, address = '0.0.0.0'): Promise<UdpClient> {
    const socket = createSocket({ type: 'udp4', reuseAddr: port !== 0 });
    open.push(socket);
    await new Promise<void>((resolve) => socket.bind(port, address, resolve));
    socket.setBroadcast(true);
    return new UdpClient(socket);
  }

  get port(): number {
    return this.socket.address().port;
  }

  get messages(): unknown[] {
    return this.heard.map(({ text }) => JSON.parse(text) as unknown);
  }

  async send(content: string | Uint8Array, port: number, address = '127.0.0.1'): Promise<void> {
    await new Promise<void>((resolve, reject) =>
      this.socket.send(content, port, address, (error) => (error ? reject(error) : resolve())),
    );
  }
}

/** Call after each test. */
export async function closeUdpClients(): Promise<void> {
  await Promise.all(open.splice(0).map((socket) => new Promise<void>((resolve) => socket.close(resolve))));
}
