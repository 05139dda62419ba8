import type { NetworkInterfaceInfo } from 'node:os';
import { hasBroadcast, linksOf, type BroadcastLink } from '#network/links.js';

/** An address such as `10.0.0.1/24`, as Node lists it. */
export function ipv4(cidr: string): NetworkInterfaceInfo {
  const [address = ''] = cidr.split('/');
  const internal = address.startsWith('127.');
  return { address, cidr, internal, family: 'IPv4', netmask: '', mac: '00:00:00:00:00:00' };
}

/** The link of an interface with that address. */
export function linkAt(name: string, cidr: string): BroadcastLink {
  const [link] = linksOf({ [name]: [ipv4(cidr)] }, [name]).filter(hasBroadcast);
  if (!link) throw new Error(`${cidr} has no broadcast`);
  return link;
}
