import type { Space } from './space.js';

/** The end of a cable that is plugged in. */
export interface Plug {
  /** The line for `ip` that makes the port as the cable and the power of the switch have it. */
  portLine(): string;
}

/** A switch: in the switch room of the lab, or inside a host, as that of Docker. */
export class Bridge {
  private readonly plugs = new Set<Plug>();
  private on = true;

  private constructor(
    readonly name: string,
    readonly space: Space,
  ) {}

  static async make(name: string, space: Space, address?: string): Promise<Bridge> {
    const own = address === undefined ? [] : [`addr add ${address} brd + dev ${name}`];
    await space.ip(`link add name ${name} type bridge`, ...own, `link set ${name} up`);
    return new Bridge(name, space);
  }

  get powered(): boolean {
    return this.on;
  }

  /** Whatever is plugged in loses its carrier. */
  async powerOff(): Promise<void> {
    await this.power(false);
  }

  async powerOn(): Promise<void> {
    await this.power(true);
  }

  /** Called by the host at the other end. */
  connect(plug: Plug): void {
    this.plugs.add(plug);
  }

  disconnect(plug: Plug): void {
    this.plugs.delete(plug);
  }

  private async power(on: boolean): Promise<void> {
    this.on = on;
    const ports = [...this.plugs].map((plug) => plug.portLine());
    await this.space.ip(`link set ${this.name} ${on ? 'up' : 'down'}`, ...ports);
  }
}
