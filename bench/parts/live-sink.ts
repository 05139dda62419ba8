import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** Somebody on this host who takes what is sent to it, and throws it away. */
export class LiveSink {
  bytes = 0;
  private readonly senders = new Set<Socket>();

  private constructor(private readonly server: Server) {
    server.on('connection', (sender) => {
      this.senders.add(sender);
      sender.on('data', (chunk) => (this.bytes += chunk.length));
      // Who sends is killed in the end.
      sender.on('error', () => undefined);
    });
  }

  static async listen(): Promise<LiveSink> {
    const server = createServer();
    const sink = new LiveSink(server);
    await once(server.listen(0, '127.0.0.1'), 'listening');
    return sink;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    const closed = once(this.server, 'close');
    this.server.close();
    for (const sender of this.senders) sender.destroy();
    await closed;
  }
}
