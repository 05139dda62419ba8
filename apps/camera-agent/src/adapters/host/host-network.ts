import { networkInterfaces, type NetworkInterfaceInfo } from 'node:os';
import type { Clock } from '#contracts/ports/clock.js';
import { parseSubnet, type Subnet } from '#contracts/net/ipv4.js';

/** One IPv4 address of this host and the network behind it. */
export interface Link {
  readonly address: string;
  readonly subnet: Subnet;
  readonly loopback: boolean;
}

type ListInterfaces = () => NodeJS.Dict<NetworkInterfaceInfo[]>;

/** Container bridges and tunnels: nobody plugs a camera in there. */
const VIRTUAL =
  /^(docker|br-|veth|virbr|vnet|cni|flannel|cali|podman|lxc|lxd|incus|tun|tap|wg|tailscale|zt|ppp|utun)/;
/** Listing the interfaces costs a system call each: a flood of datagrams must not repeat it. */
const FRESH_MS = 1000;

/** The links of this host that take part in the roll call, as they are now: addresses come and go. */
export class HostNetwork {
  private known: { readonly links: readonly Link[]; readonly at: number } | undefined;

  /** `names` are the interfaces to use; without them all but container bridges and tunnels. */
  constructor(
    private readonly names: readonly string[] | undefined,
    private readonly clock: Clock,
    private readonly list: ListInterfaces = networkInterfaces,
  ) {}

  get links(): readonly Link[] {
    const now = this.clock.monotonic();
    if (!this.known || now - this.known.at >= FRESH_MS) this.known = { links: this.read(), at: now };
    return this.known.links;
  }

  private read(): Link[] {
    return Object.entries(this.list())
      .filter(([name]) => this.names?.includes(name) ?? !VIRTUAL.test(name))
      .flatMap(([, addresses]) => (addresses ?? []).flatMap(toLink));
  }
}

function toLink({ family, address, cidr, internal }: NetworkInterfaceInfo): Link[] {
  const subnet = family === 'IPv4' && cidr !== null ? parseSubnet(cidr) : undefined;
  return subnet ? [{ address, subnet, loopback: internal }] : [];
}
