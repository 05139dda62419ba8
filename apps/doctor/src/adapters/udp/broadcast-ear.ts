import type { Clock } from '#contracts/ports/clock.js';
import type { Logger } from '#contracts/ports/logger.js';
import { UdpSocket } from '#network/udp-socket.js';
import { codeOf } from './ask.js';
import { Heard, type HeardDatagram } from './heard-datagram.js';

/**
 * Hears what is broadcast to the port of the roll call, without taking anything from who holds it: a socket bound to
 * a broadcast address gets what is sent there alone, and so does everybody else. A wildcard socket would not do: a
 * unicast to a shared port reaches only the last one bound, so the agent here would miss whoever asks it as a seed.
 */
export class BroadcastEar {
  readonly failed: { address: string; code: string }[] = [];
  private readonly heard: Heard;
  private readonly sockets: UdpSocket[] = [];

  constructor(
    clock: Clock,
    private readonly logger: Logger,
  ) {
    this.heard = new Heard(() => clock.monotonic());
  }

  async open(broadcasts: readonly string[], port: number): Promise<void> {
    for (const address of new Set(broadcasts)) {
      const failed = (error: unknown): void => void this.failed.push({ address, code: codeOf(error) });
      const events = { received: this.heard.take.bind(this.heard), failed };
      await UdpSocket.open(address, port, events, this.logger).then(
        (socket) => this.sockets.push(socket),
        failed,
      );
    }
  }

  get datagrams(): readonly HeardDatagram[] {
    return this.heard.datagrams;
  }

  async close(): Promise<void> {
    await Promise.all(this.sockets.map((socket) => socket.close()));
  }
}
