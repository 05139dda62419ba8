import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { parser } from 'mqtt-packet';

export interface Tapped {
  readonly topic: string;
  readonly payload: Uint8Array;
  readonly qos: number;
  readonly retain: boolean;
}

/**
 * Stands between the broker and its clients and keeps all that they publish, their wills too. No client may subscribe to
 * everything: the broker's rights are by topic, and nobody's are all of them.
 */
export class BrokerTap {
  readonly messages: Tapped[] = [];
  private readonly sockets = new Set<Socket>();

  private constructor(
    private readonly server: Server,
    private readonly brokerPort: number,
  ) {
    server.on('connection', (client: Socket) => this.join(client));
  }

  static async before(brokerPort: number): Promise<BrokerTap> {
    const tap = new BrokerTap(createServer(), brokerPort);
    tap.server.listen(0, '127.0.0.1');
    await once(tap.server, 'listening');
    return tap;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  close(): void {
    for (const socket of this.sockets) socket.destroy();
    this.server.close();
  }

  private join(client: Socket): void {
    const broker = connect(this.brokerPort, '127.0.0.1');
    const packets = parser();
    packets.on('packet', (packet) => {
      if (packet.cmd === 'connect' && packet.will) this.keep(packet.will);
      if (packet.cmd === 'publish') this.keep(packet);
    });
    client.on('data', (bytes: Buffer) => packets.parse(bytes));
    for (const [from, to] of [
      [client, broker],
      [broker, client],
    ] as const) {
      this.sockets.add(from);
      from.setNoDelay(true).pipe(to);
      // One that breaks takes the other with it, as without anybody between them.
      from.once('error', () => to.destroy()).once('close', () => to.destroy());
    }
  }

  private keep(message: {
    topic: string;
    payload: string | Uint8Array;
    qos?: number;
    retain?: boolean;
  }): void {
    const { topic, payload, qos = 0, retain = false } = message;
    this.messages.push({ topic, payload: Buffer.from(payload), qos, retain });
  }
}
