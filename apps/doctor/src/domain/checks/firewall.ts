import { finding, type Finding, type Found } from '../finding.js';
import type { Observations } from '../observations.js';

/** What the rules of this host's firewall may do to the roll call. */
export function firewall({ firewall: seen, port }: Observations): Finding[] {
  return [finding('host', 'firewall', judge(seen, port))];
}

function judge(seen: Observations['firewall'], port: number): Found {
  switch (seen.state) {
    case 'absent':
      return { verdict: 'ok', seen: 'There is no tool for firewall rules (nft, iptables) on this host' };
    case 'no-right':
      return {
        verdict: 'unknown',
        seen: "This user may not read the firewall's rules",
        todo: 'Run "rollcall doctor" as root (sudo) to have them looked at.',
      };
    case 'failed':
      return {
        verdict: 'unknown',
        seen: `The firewall's rules cannot be read: ${seen.why}`,
        todo: `See by hand that they let in UDP ${port}.`,
      };
    case 'read':
      return rules(seen.tool, seen.drops, seen.opensPort, port);
  }
}

/** Rules are a program of their own: their text says what may be. */
function rules(tool: string, drops: boolean, opensPort: boolean, port: number): Found {
  if (!drops)
    return {
      verdict: 'ok',
      seen: `The firewall's rules (${tool}) drop nothing that comes in on UDP ${port}`,
    };
  if (opensPort)
    return {
      verdict: 'ok',
      seen: `The firewall (${tool}) drops what comes in, but names UDP ${port} as allowed`,
    };
  return {
    verdict: 'note',
    seen: `The firewall (${tool}) may drop searches and answers: it drops what comes in, and no rule allows UDP ${port}`,
    todo: `Allow UDP ${port} from your network, such as by "ufw allow ${port}/udp" or "nft add rule inet filter input udp dport ${port} accept".`,
  };
}
