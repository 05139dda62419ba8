import { Program } from '../program.js';
import { ROLLCALL } from '../rollcall.js';
import { sourceProgram } from '../source-program.js';
import { Bridge } from './bridge.js';
import { Cable } from './cable.js';
import type { Space } from './space.js';

/** A machine with interfaces, a name and an identity of its own; it shares the disk with all others. */
export class Host {
  private readonly cables = new Map<string, Cable>();
  private readonly programs: Program[] = [];

  constructor(
    readonly name: string,
    readonly space: Space,
    private readonly nextPort: () => string,
  ) {}

  /** Gives the host an interface with that address, such as `10.77.1.11/24`, and a cable to a switch. */
  async plug(bridge: Bridge, device: string, address: string): Promise<Cable> {
    if (this.cables.has(device)) throw new Error(`${this.name} has an interface ${device} already`);
    const port = this.nextPort();
    const cable = new Cable(this.space, device, bridge, port);
    this.cables.set(device, cable);
    bridge.connect(cable);
    const pair = `link add name ${port} type veth peer name ${device} netns ${this.space.pid}`;
    await bridge.space.ip(pair, cable.portLine());
    await this.space.ip(`addr add ${address} brd + dev ${device}`, `link set ${device} up`);
    return cable;
  }

  /** Takes an interface away, as one at USB. */
  async unplug(device: string): Promise<void> {
    const cable = this.cable(device);
    await this.space.ip(`link del ${device}`);
    cable.bridge.disconnect(cable);
    this.cables.delete(device);
  }

  cable(device: string): Cable {
    const cable = this.cables.get(device);
    if (!cable) throw new Error(`${this.name} has no interface ${device}`);
    return cable;
  }

  /** A switch inside the host, at which the host has that address, as Docker makes one. */
  async bridge(name: string, address: string): Promise<Bridge> {
    return Bridge.make(name, this.space, address);
  }

  async linkDown(device: string): Promise<void> {
    await this.space.ip(`link set ${device} down`);
  }

  /** The kernel has forgotten the interface's routes by way of others. */
  async linkUp(device: string): Promise<void> {
    await this.space.ip(`link set ${device} up`);
  }

  /** The address takes the place of those that the interface had. */
  async setAddress(device: string, address: string): Promise<void> {
    await this.space.ip(`addr flush dev ${device} scope global`, `addr add ${address} brd + dev ${device}`);
  }

  /** The interface has these besides, as if many hosts shared its cable. */
  async addAddresses(device: string, addresses: readonly string[]): Promise<void> {
    await this.space.ip(...addresses.map((address) => `addr add ${address} brd + dev ${device}`));
  }

  /** A subnet, such as `10.77.2.0/24` or `default`, is reached by way of that address. */
  async route(subnet: string, via: string): Promise<void> {
    await this.space.ip(`route replace ${subnet} via ${via}`);
  }

  /** Starts a program in the host. It ends with the lab, and with this process, however that ends. */
  start(command: readonly string[], env: Readonly<Record<string, string>> = {}): Program {
    const program = new Program(this.space.inside(command), { PATH: process.env.PATH, ...env });
    this.programs.push(program);
    return program;
  }

  /** Starts the built program. */
  rollcall(args: readonly string[], env: Readonly<Record<string, string>> = {}): Program {
    return this.start([...ROLLCALL, ...args], env);
  }

  /** Starts a TypeScript file from the sources; `path` from the top of the repository. */
  source(path: string, args: readonly string[] = []): Program {
    return this.start(sourceProgram(path, args));
  }

  async close(): Promise<void> {
    await Promise.all(this.programs.splice(0).map((program) => program.end('SIGKILL')));
    await this.space.close();
  }
}
