import { onLink } from './on-link.js';
import type { LinkSeen } from './seen/host.js';
import type { ServiceSeen } from './seen/operator.js';
import type { TargetReason } from './seen/target.js';
import { isLoopbackAddress, unique } from './words.js';

/** More are not asked: an examination is no flood. */
const MOST_TARGETS = 64;

/** An address to ask by itself. */
export interface Wish {
  readonly address: string;
  readonly reasons: readonly TargetReason[];
  /** The service that is known there. */
  readonly service?: ServiceSeen;
}

/** Those that were named, the seeds, and services that the broker alone tells of. */
export function chooseTargets(
  asked: readonly string[],
  seeds: readonly string[],
  services: readonly ServiceSeen[],
  links: readonly LinkSeen[],
): { wishes: Wish[]; leftOut: number } {
  const silent = services
    .filter(({ found, flags }) => found && flags.includes('udp-unreachable'))
    .map(({ addresses }) => addressToAsk(addresses, links))
    .filter((address) => address !== undefined);
  const all = unique([...asked, ...seeds, ...silent]);
  const wishes = all.slice(0, MOST_TARGETS).map((address): Wish => {
    const service = services.find(({ addresses }) => addresses.includes(address));
    const reasons: TargetReason[] = [
      ...(asked.includes(address) ? ['asked' as const] : []),
      ...(seeds.includes(address) ? ['seed' as const] : []),
      ...(silent.includes(address) ? ['silent' as const] : []),
    ];
    return { address, reasons, ...(service && { service }) };
  });
  return { wishes, leftOut: all.length - wishes.length };
}

/** The one in a network of this host, else the first. A loopback address is said by an agent that listens there alone. */
function addressToAsk(addresses: readonly string[], links: readonly LinkSeen[]): string | undefined {
  const outside = addresses.filter((address) => !isLoopbackAddress(address));
  return outside.find((address) => links.some((link) => onLink(link, address))) ?? outside[0];
}
