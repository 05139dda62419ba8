import { finding, type Finding, type Found } from '../finding.js';
import type { Observations } from '../observations.js';
import { rolesOf } from '../roles.js';
import type { PortHolder } from '../seen/host.js';
import { counted, inWords, unique } from '../words.js';

/** Who listens on the port of the roll call here, and what they lost. */
export function portHolders({ holders, port, hearing }: Observations): Finding[] {
  const add = (found: Found): Finding => finding('host', 'port', found);
  if (holders === undefined)
    return [
      add({
        verdict: 'unknown',
        seen: `Who listens on UDP ${port} here is not told by this system (no /proc/net/udp)`,
        todo: 'See that "rollcall up" or "rollcall agent" runs.',
      }),
    ];
  if (holders.length === 0) return [add(nobody(port))];
  const name = (holder: PortHolder): string => nameOf(holder, unseenName(holders));
  const kept = hearing.failed.some(({ code }) => code === 'EADDRINUSE');
  return [
    ...unique(holders.map(name)).map((one) => {
      const own = holders.filter((holder) => name(holder) === one);
      return add(judge(one, own, port, kept));
    }),
    ...drops(holders, port),
  ];
}

function nobody(port: number): Found {
  return {
    verdict: 'note',
    seen: `Nobody listens on UDP ${port}: no discovery and no agent runs here`,
    todo: 'On a Pi start "rollcall agent", on the operator\'s host "rollcall up".',
  };
}

function judge(name: string, own: readonly PortHolder[], port: number, kept: boolean): Found {
  const stranger = own.some(({ process }) => process && process.command === undefined);
  const seen = `UDP ${port} is held by ${name} at ${inWords(unique(own.map(({ address }) => address)))}`;
  if (stranger && kept)
    return {
      verdict: 'problem',
      seen: `${seen}, for itself alone`,
      todo: 'End that program, or set ROLLCALL_DISCOVERY_PORT to one port on all hosts.',
    };
  if (!stranger) return { verdict: 'ok', seen };
  return {
    verdict: 'note',
    seen: `${seen}, which is no part of Rollcall`,
    todo: 'What is sent to this host alone may reach that program instead: end it if cameras are missed.',
  };
}

function nameOf({ process }: PortHolder, unseen: string): string {
  if (!process) return unseen;
  const { pid, name, command } = process;
  return `${command === undefined ? name : `rollcall ${command}`} (process ${pid})`;
}

/** Root alone sees whose the sockets of others are. */
function unseenName(holders: readonly PortHolder[]): string {
  const { discovery, agent } = rolesOf(holders.filter(({ process }) => process === undefined));
  const guess = [...(discovery ? ['discovery'] : []), ...(agent ? ['an agent'] : [])];
  return `a program that this user may not see (by its sockets ${inWords(guess)})`;
}

function drops(holders: readonly PortHolder[], port: number): Finding[] {
  const before = holders.reduce((sum, holder) => sum + holder.drops, 0);
  const after = holders.reduce((sum, holder) => sum + holder.dropsAfter, 0);
  if (after === 0) return [];
  const now = after > before ? `, ${after - before} of them just now` : '';
  return [
    finding('host', 'drops', {
      verdict: 'note',
      seen: `${counted(after, 'datagram')} to UDP ${port} came faster than they were read and were lost${now}`,
      todo: 'Where that goes on, allow larger buffers (sysctl net.core.rmem_max=4194304) and start Rollcall anew.',
    }),
  ];
}
