import type { Found } from '../finding.js';
import type { Observations } from '../observations.js';
import { isNear } from '../on-link.js';
import type { TargetSeen } from '../seen/target.js';

/** Why an address may not have answered: its TCP port tells a silent host from one that is not there. */
export function unanswered(who: string, { address, tcp }: TargetSeen, all: Observations): Found {
  const near = isNear(all.links, address);
  const { port, broker } = all;
  if (tcp?.outcome === 'open') return near ? eaten(who, tcp.port, port) : offLink(who, tcp.port, all);
  if (tcp?.outcome === 'refused' && address === broker.address)
    return {
      verdict: 'ok',
      seen: `${who} is the operator's host: where discovery runs, nobody else answers on UDP ${port}`,
    };
  if (tcp?.outcome === 'refused')
    return {
      verdict: 'problem',
      seen: `${who} is there, but answers neither on UDP ${port} nor on TCP ${tcp.port}: no agent seems to run`,
      todo: 'Start "rollcall agent" there; if it runs, run "rollcall doctor" there.',
    };
  return {
    verdict: 'problem',
    seen: `${who} is not reached, neither on UDP ${port} nor by TCP${tcp ? ` (${tcp.port}: ${tcp.outcome})` : ''}`,
    todo: 'See that it is on and has this address, that it is in the same network, and that no firewall drops all.',
  };
}

function eaten(who: string, tcp: number, port: number): Found {
  return {
    verdict: 'problem',
    seen: `${who} takes connections on TCP ${tcp}, but does not answer on UDP ${port}: a firewall there seems to drop UDP ${port}`,
    todo: `Allow UDP ${port} in on that host, such as by "ufw allow ${port}/udp", then run "rollcall doctor" there.`,
  };
}

function offLink(who: string, tcp: number, { links, port }: Observations): Found {
  const own = links.find(({ loopback }) => !loopback)?.address;
  return {
    verdict: 'problem',
    seen: `${who} takes connections on TCP ${tcp}, but does not answer on UDP ${port}: it is in another network, which its agent answers only where it is allowed`,
    todo: `Start its agent with ROLLCALL_ALLOW_FROM=${own ?? 'the address of this host'}, and let UDP ${port} through between the networks.`,
  };
}
