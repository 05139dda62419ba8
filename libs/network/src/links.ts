import type { NetworkInterfaceInfo } from 'node:os';
import { broadcastOf, formatIpv4, parseSubnet, type Subnet } from '#contracts/net/ipv4.js';
import { isVirtual } from './virtual-interface.js';

/** What Node's `networkInterfaces()` gives. */
export type Interfaces = NodeJS.Dict<NetworkInterfaceInfo[]>;

/** An IPv4 address of this host and the network behind it. */
export interface Link {
  /** Of the interface. */
  readonly name: string;
  readonly address: string;
  readonly subnet: Subnet;
  /** The address that reaches everybody there; undefined in a network of one or two addresses. */
  readonly broadcast: string | undefined;
  readonly loopback: boolean;
}

export type BroadcastLink = Link & { readonly broadcast: string };

/** The links of the interfaces that are `named`, whatever they are; else of all but container bridges and tunnels. */
export function linksOf(interfaces: Interfaces, named: readonly string[] | undefined): Link[] {
  return Object.entries(interfaces).flatMap(([name, infos = []]) => {
    const wanted = named?.includes(name) ?? !isVirtual(name);
    return wanted ? infos.flatMap((info) => linkOf(name, info)) : [];
  });
}

export function hasBroadcast(link: Link): link is BroadcastLink {
  return link.broadcast !== undefined;
}

/** Every IPv4 address of this host, whatever its interface. */
export function ownAddressesOf(interfaces: Interfaces): Set<string> {
  const infos = Object.values(interfaces).flatMap((list = []) => list);
  return new Set(infos.filter(({ family }) => family === 'IPv4').map(({ address }) => address));
}

function linkOf(name: string, { family, address, cidr, internal }: NetworkInterfaceInfo): Link[] {
  const subnet = family === 'IPv4' && cidr !== null ? parseSubnet(cidr) : undefined;
  if (!subnet) return [];
  const last = broadcastOf(subnet);
  const broadcast = last === undefined ? undefined : formatIpv4(last);
  return [{ name, address, subnet, broadcast, loopback: internal }];
}
