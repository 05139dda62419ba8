import { finding, type Finding, type Found } from '../finding.js';
import type { Observations } from '../observations.js';
import { inWords } from '../words.js';
import { absentNames, leftOut, withoutAddress } from './left-out.js';
import { sharedSubnets } from './shared-subnets.js';

/** Which networks of this host take part, which do not, and why. */
export function interfaces(observations: Observations): Finding[] {
  const all: Found[] = [
    ...takingPart(observations),
    ...nobodyOutside(observations),
    ...missing(observations),
    ...leftOut(observations),
    ...withoutAddress(observations),
    ...sharedSubnets(observations.links),
  ];
  return all.map((found) => finding('network', 'interfaces', found));
}

function takingPart({ links }: Observations): Found[] {
  return links.map(({ name, address, prefix, broadcast }) =>
    broadcast === undefined
      ? {
          verdict: 'note',
          seen: `${name} (${address}/${prefix}) has no broadcast: nobody is found there by searching`,
          todo: 'Set ROLLCALL_SEEDS to the address of the camera there, if there is one.',
        }
      : { verdict: 'ok', seen: `${name} takes part: ${address}/${prefix}, broadcast ${broadcast}` },
  );
}

function nobodyOutside({ interfaces, links, named }: Observations): Found[] {
  if (links.some(({ loopback, broadcast }) => !loopback && broadcast !== undefined)) return [];
  // Where nothing that is named is there, that is what is wrong, and its advice mends both.
  const absent = absentNames(interfaces, named);
  if (absent.length > 0 && absent.length === named?.length) return [];
  const seen = 'No network takes part but this host itself: no search leaves it or reaches it';
  if (named?.every((name) => name === 'lo'))
    return [
      { verdict: 'note', seen, todo: 'ROLLCALL_INTERFACES says so: take it away to use every network.' },
    ];
  return [
    { verdict: 'problem', seen, todo: 'Connect this host to the network of the cameras; see "ip address".' },
  ];
}

function missing({ interfaces: there, named = [] }: Observations): Found[] {
  const absent = absentNames(there, named);
  if (absent.length === 0) return [];
  const kept = named.filter((name) => !absent.includes(name));
  const fit = there.filter(
    ({ addresses, loopback, virtual }) => addresses.length > 0 && !loopback && !virtual,
  );
  const better = kept.length > 0 ? kept : fit.map(({ name }) => name);
  const others =
    better.length > 0 ? `set ROLLCALL_INTERFACES=${better.join(',')}` : 'unset ROLLCALL_INTERFACES';
  const one = absent.length === 1;
  return [
    {
      verdict: 'problem',
      seen: `ROLLCALL_INTERFACES names ${inWords(absent)}, and there ${one ? 'is no such interface' : 'are no such interfaces'}`,
      todo: `Plug ${one ? 'it' : 'them'} in, or ${others}; here are ${inWords(there.map(({ name }) => name))}.`,
    },
  ];
}
