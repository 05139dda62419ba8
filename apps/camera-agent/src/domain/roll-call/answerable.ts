import { broadcastOf, contains, parseIpv4, type Subnet } from '#contracts/net/ipv4.js';

const LOOPBACK: Subnet = { network: 0x7f000000, prefix: 8 };
const THIS_NETWORK: Subnet = { network: 0, prefix: 8 };
/** Multicast, reserved and the limited broadcast: 224.0.0.0 and above. */
const FIRST_MULTICAST = 0xe0000000;

/**
 * Whether a search from this address may be answered: it is one host on a link of ours, on loopback, or allowed.
 * Source addresses can be forged: an answer to a broadcast address would be multiplied by the whole network.
 */
export function isAnswerable(source: string, links: readonly Subnet[], allowed: readonly Subnet[]): boolean {
  const address = parseIpv4(source);
  if (address === undefined || address >= FIRST_MULTICAST || contains(THIS_NETWORK, address)) return false;
  if ([LOOPBACK, ...links].some((link) => isWholeNetwork(link, address))) return false;
  return [LOOPBACK, ...links, ...allowed].some((subnet) => contains(subnet, address));
}

/** The broadcast address, or its older form, the first address. */
function isWholeNetwork(link: Subnet, address: number): boolean {
  const broadcast = broadcastOf(link);
  return broadcast !== undefined && (address === broadcast || address === link.network);
}
