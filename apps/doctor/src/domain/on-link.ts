import { isInOneOf } from '#contracts/net/ipv4.js';
import type { LinkSeen } from './seen/host.js';

/** Whether an address is in the network of a link. */
export function onLink(link: LinkSeen, address: string): boolean {
  return isInOneOf([link], address);
}

/** Whether an address is in a network that this host shares with others. */
export function isNear(links: readonly LinkSeen[], address: string): boolean {
  return isInOneOf(
    links.filter(({ loopback }) => !loopback),
    address,
  );
}
