import { Bridge } from './bridge.js';
import { hostScript, type HostOptions } from './host-script.js';
import { Host } from './host.js';
import { enter, isRoot, labTool, OF_A_HOST, outermost } from './namespaces.js';
import { Space } from './space.js';
import { whyNoNetworks } from './why-no-networks.js';

/**
 * Hosts and switches that the kernel makes, and takes away when this process ends, however it ends. Nothing of it has
 * a name on the machine, and nothing in it reaches the machine's own network.
 */
export class NetLab {
  private readonly hosts: Host[] = [];
  private ports = 0;

  private constructor(private readonly room: Space) {}

  static async open(): Promise<NetLab> {
    const why = whyNoNetworks();
    if (why !== undefined) throw new Error(`A network lab cannot be opened: ${why}.`);
    return new NetLab(await Space.open(outermost(), '', ['--net']));
  }

  /** A switch in the switch room, which no host stands in. */
  async bridge(name: string): Promise<Bridge> {
    return Bridge.make(name, this.room);
  }

  async host(name: string, options: HostOptions = {}): Promise<Host> {
    const within = isRoot() ? [] : enter(this.room.pid, []);
    const command = [...within, labTool('unshare'), ...OF_A_HOST];
    const space = await Space.open(command, hostScript(name, options), OF_A_HOST);
    // The name by which isVirtual knows a port of a container's bridge.
    const host = new Host(name, space, () => `veth${++this.ports}`);
    this.hosts.push(host);
    return host;
  }

  /** A host that stands at a switch, with its interface `eth0`. */
  async hostAt(bridge: Bridge, name: string, address: string, options: HostOptions = {}): Promise<Host> {
    const host = await this.host(name, options);
    await host.plug(bridge, 'eth0', address);
    return host;
  }

  /** Ends every program in it. */
  async close(): Promise<void> {
    await Promise.all(this.hosts.splice(0).map((host) => host.close()));
    await this.room.close();
  }
}
