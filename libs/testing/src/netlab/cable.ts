import type { Bridge, Plug } from './bridge.js';
import { lossRules } from './loss.js';
import type { Space } from './space.js';

/** Shares of the packets that are lost on their way in to the host and out of it, from 0 to 1. */
export interface Loss {
  readonly in: number;
  readonly out: number;
}

/** From an interface of a host to a port of a switch. */
export class Cable implements Plug {
  private state: 'whole' | 'cut' | 'pulled' = 'whole';

  constructor(
    private readonly host: Space,
    readonly device: string,
    readonly bridge: Bridge,
    private readonly port: string,
  ) {}

  /** Nothing goes through any more, and the host's interface is none the wiser, as behind a further switch. */
  async cut(): Promise<void> {
    await this.become('cut');
  }

  /** Out of the socket: the host's interface loses its carrier. */
  async pull(): Promise<void> {
    await this.become('pulled');
  }

  async mend(): Promise<void> {
    await this.become('whole');
  }

  /** Loses UDP packets at random, until it is told otherwise. */
  async lose(share: Loss): Promise<void> {
    await Promise.all([
      this.host.nft(lossRules(this.device, share.in)),
      this.bridge.space.nft(lossRules(this.port, share.out)),
    ]);
  }

  portLine(): string {
    const master = this.state === 'cut' ? 'nomaster' : `master ${this.bridge.name}`;
    const lit = this.bridge.powered && this.state !== 'pulled';
    return `link set ${this.port} ${master} ${lit ? 'up' : 'down'}`;
  }

  private async become(state: Cable['state']): Promise<void> {
    this.state = state;
    await this.bridge.space.ip(this.portLine());
  }
}
