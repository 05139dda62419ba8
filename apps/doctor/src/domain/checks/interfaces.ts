import { finding, type Finding, type Found } from '../finding.js';
import type { Observations } from '../observations.js';
import { inWords } from '../words.js';
import { leftOut, withoutAddress } from './left-out.js';
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

function nobodyOutside({ links, named }: Observations): Found[] {
  if (links.some(({ loopback, broadcast }) => !loopback && broadcast !== undefined)) return [];
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
  const names = there.map(({ name }) => name);
  return named
    .filter((name) => !names.includes(name))
    .map((name) => ({
      verdict: 'problem',
      seen: `ROLLCALL_INTERFACES names ${name}, and there is no such interface`,
      todo: `Plug it in, or name others: here are ${inWords(names)}.`,
    }));
}
