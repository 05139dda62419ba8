import type { Observations } from './observations.js';
import { onLink } from './on-link.js';
import type { LinkSeen } from './seen/host.js';
import type { ServiceSeen } from './seen/operator.js';

/** Services of other hosts in the network of a link that discovery hears by UDP. */
export function heardOn(link: LinkSeen, { operator, links }: Observations): readonly ServiceSeen[] {
  if (operator.state !== 'reached') return [];
  const own = links.map(({ address }) => address);
  return operator.services.filter(
    ({ found, flags, addresses }) =>
      found &&
      !flags.includes('udp-unreachable') &&
      !addresses.some((address) => own.includes(address)) &&
      addresses.some((address) => onLink(link, address)),
  );
}
