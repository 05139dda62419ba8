import type { NetworkInterfaceInfo } from 'node:os';

/** An IPv4 address of this host and the directed broadcast of its network. */
export interface Link {
  readonly name: string;
  readonly address: string;
  readonly broadcast: string;
}

/** Container bridges and tunnels: no camera of this network is there, and a broadcast there disturbs others. */
const NOT_BY_DEFAULT = /^(docker|br-|veth|virbr|podman|cni|tun|tap|wg|tailscale)/;

type Interfaces = NodeJS.Dict<NetworkInterfaceInfo[]>;

/** The links to call on: those of the interfaces `named`, else all but container bridges and tunnels. */
export function linksOf(interfaces: Interfaces, named: readonly string[] | undefined): Link[] {
  return Object.entries(interfaces).flatMap(([name, infos]) => {
    const wanted = named ? named.includes(name) : !NOT_BY_DEFAULT.test(name);
    return wanted ? (infos ?? []).flatMap((info) => linkOf(name, info)) : [];
  });
}

/** Every IPv4 address of this host, whatever its interface. */
export function ownAddressesOf(interfaces: Interfaces): Set<string> {
  const infos = Object.values(interfaces).flatMap((list) => list ?? []);
  return new Set(infos.filter(({ family }) => family === 'IPv4').map(({ address }) => address));
}

/** A network of one or two addresses (/32, /31) has no broadcast (RFC 3021). */
function linkOf(name: string, { family, address, netmask }: NetworkInterfaceInfo): Link[] {
  const host = ~toNumber(netmask) >>> 0;
  if (family !== 'IPv4' || host <= 1) return [];
  return [{ name, address, broadcast: toText((toNumber(address) | host) >>> 0) }];
}

function toNumber(address: string): number {
  return address.split('.').reduce((sum, byte) => sum * 256 + Number(byte), 0);
}

function toText(address: number): string {
  return [24, 16, 8, 0].map((shift) => (address >>> shift) & 255).join('.');
}
