import type { Logger } from '#contracts/ports/logger.js';
import type { Link } from '#network/links.js';
import { openRollCallPort } from '#network/roll-call-port.js';
import { EVERY_ADDRESS, UdpSocket, type UdpSocketEvents } from '#network/udp-socket.js';

/**
 * A socket at the address of each link, and one at every address. For unicast the kernel prefers the former to
 * the wildcard sockets of agents on this host; only the latter hears broadcasts.
 */
export class LinkSockets {
  private readonly sockets = new Map<string, UdpSocket>();

  constructor(
    private readonly port: number,
    private readonly received: UdpSocketEvents['received'],
    private readonly logger: Logger,
  ) {}

  /** The first opening. Rejects with a StartError when the port cannot be had. */
  async open(links: readonly Link[]): Promise<void> {
    await this.openAt(EVERY_ADDRESS);
    await this.follow(links);
  }

  /** Opens what is missing, closes what has vanished. What fails is logged and tried again at the next call. */
  async follow(links: readonly Link[]): Promise<void> {
    const wanted = addressesOf(links);
    const vanished = [...this.sockets.keys()].filter((address) => !wanted.includes(address));
    await Promise.all(vanished.map((address) => this.closeAt(address)));
    for (const address of wanted) {
      await this.openAt(address).catch((error: unknown) => {
        this.logger.warn({ err: error, address }, 'No socket at this address; the next search tries again');
      });
    }
  }

  at(address: string): UdpSocket | undefined {
    return this.sockets.get(address);
  }

  async close(): Promise<void> {
    await Promise.all([...this.sockets.keys()].map((address) => this.closeAt(address)));
  }

  private async openAt(address: string): Promise<void> {
    if (this.sockets.has(address)) return;
    const failed = (error: Error): void => {
      this.logger.warn({ err: error, address }, 'A socket failed; the next search opens it again');
      void this.closeAt(address);
    };
    const events = { received: this.received, failed };
    const { port, logger } = this;
    const opening =
      address === EVERY_ADDRESS
        ? openRollCallPort(port, events, logger)
        : UdpSocket.open(address, port, events, logger);
    this.sockets.set(address, await opening);
  }

  private async closeAt(address: string): Promise<void> {
    const socket = this.sockets.get(address);
    this.sockets.delete(address);
    await socket?.close();
  }
}

function addressesOf(links: readonly Link[]): string[] {
  return [EVERY_ADDRESS, ...links.map(({ address }) => address)];
}
