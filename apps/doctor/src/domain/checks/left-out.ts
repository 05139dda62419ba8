import type { Found } from '../finding.js';
import type { Observations } from '../observations.js';
import type { InterfaceSeen } from '../seen/host.js';
import { inWords } from '../words.js';

/** Interfaces with an address that take no part. */
export function leftOut({ interfaces, links, named }: Observations): Found[] {
  const taken = links.map(({ name }) => name);
  return interfaces
    .filter(({ name, addresses }) => addresses.length > 0 && !taken.includes(name))
    .map((one) => why(one, named, absentNames(interfaces, named).length === 0));
}

/** Those of ROLLCALL_INTERFACES that this host does not have. */
export function absentNames(there: readonly InterfaceSeen[], named: readonly string[] = []): string[] {
  return named.filter((name) => !there.some((one) => one.name === name));
}

/** Where ROLLCALL_INTERFACES names what is not there, one advice mends it: none is given here. */
function why(
  { name, addresses, virtual }: InterfaceSeen,
  named: readonly string[] | undefined,
  allThere: boolean,
): Found {
  const what = `${name} (${addresses.join(', ')}) is left out`;
  if (named)
    return {
      verdict: 'note',
      seen: `${what}: ROLLCALL_INTERFACES does not name it`,
      ...(allThere && {
        todo: `If cameras are there, set ROLLCALL_INTERFACES=${[...named, name].join(',')}.`,
      }),
    };
  if (virtual)
    return {
      verdict: 'ok',
      seen: `${what}: a bridge of containers or a tunnel, by its name`,
      todo: `Only if cameras are behind it, name all that shall take part in ROLLCALL_INTERFACES, ${name} among them.`,
    };
  return {
    verdict: 'note',
    seen: `${what}: its address has no netmask`,
    todo: `See "ip address show ${name}".`,
  };
}

/** Interfaces without an IPv4 address. A network card among them may be meant to have one. */
export function withoutAddress({ interfaces, named }: Observations): Found[] {
  const bare = interfaces.filter(({ addresses }) => addresses.length === 0);
  const wanted = bare.filter(({ name, up, hardware }) => named?.includes(name) ?? (up && hardware));
  const others = bare.filter((one) => !wanted.includes(one));
  return [
    ...wanted.map((one): Found => lacking(one, named?.includes(one.name) === true)),
    ...(others.length === 0 ? [] : [{ verdict: 'ok', seen: idle(others) } as const]),
  ];
}

function lacking({ name, up }: InterfaceSeen, isNamed: boolean): Found {
  return {
    verdict: isNamed ? 'problem' : 'note',
    seen: `${name} has no IPv4 address${up ? '' : ', and its link is down'}: it takes no part`,
    todo: up
      ? `See that DHCP or the settings of this host give it one ("ip address show ${name}").`
      : 'Plug in its cable, or join the Wi-Fi.',
  };
}

function idle(others: readonly InterfaceSeen[]): string {
  const names = others.map(({ name, up }) => (up ? name : `${name} (down)`));
  return `Without an IPv4 address, so without a part: ${inWords(names)}`;
}
