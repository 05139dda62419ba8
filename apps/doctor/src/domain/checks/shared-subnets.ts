import { formatIpv4 } from '#contracts/net/ipv4.js';
import type { Found } from '../finding.js';
import type { LinkSeen } from '../seen/host.js';
import { inWords, unique } from '../words.js';

/** Two interfaces in one network: the system sends by one of them, whatever it was asked by. */
export function sharedSubnets(links: readonly LinkSeen[]): Found[] {
  const key = ({ network, prefix }: LinkSeen): string => `${formatIpv4(network)}/${prefix}`;
  return unique(links.map(key)).flatMap((subnet): Found[] => {
    const names = unique(links.filter((link) => key(link) === subnet).map(({ name }) => name));
    if (names.length < 2) return [];
    return [
      {
        verdict: 'note',
        seen: `${inWords(names)} are in one network (${subnet}): each camera may answer twice, or by the other way`,
        todo: `To use one of them, set ROLLCALL_INTERFACES=${names[0] ?? ''}.`,
      },
    ];
  });
}
