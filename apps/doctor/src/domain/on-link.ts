import { contains, parseIpv4 } from '#contracts/net/ipv4.js';
import type { LinkSeen } from './seen/host.js';

/** Whether an address is in the network of a link. */
export function onLink(link: LinkSeen, address: string): boolean {
  const parsed = parseIpv4(address);
  return parsed !== undefined && contains(link, parsed);
}
