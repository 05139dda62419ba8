import { isInOneOf, type Subnet } from '#contracts/net/ipv4.js';
import { finding, type Finding, type Found } from '../finding.js';
import { heardOn } from '../heard-on.js';
import type { Observations } from '../observations.js';
import type { InterfaceSeen } from '../seen/host.js';
import { inWords } from '../words.js';

/** Where Docker and podman put their bridges: 172.16.0.0/12 and 10.88.0.0/16. */
const BRIDGED: readonly Subnet[] = [
  { network: 0xac100000, prefix: 12 },
  { network: 0x0a580000, prefix: 16 },
];

const ADVICE =
  'Run it in the network of the host (Docker: network_mode: host); else set ROLLCALL_SEEDS to the addresses of the cameras, or let them be found through the broker alone.';

/** Whether this is inside a container, and behind its bridge. */
export function container(observations: Observations): Finding[] {
  return [finding('host', 'container', judge(observations))];
}

function judge(all: Observations): Found {
  const { interfaces, containerSigns: signs } = all;
  const outward = interfaces.filter(({ loopback, addresses }) => !loopback && addresses.length > 0);
  const paired = outward.length > 0 && outward.every((one) => one.paired);
  const names = inWords(outward.map(({ name, addresses }) => `${name} (${addresses.join(', ')})`));
  if (paired && signs.length > 0) return onPairs(outward, names, all);
  if (paired && outward.length === 1 && outward.every(isBridged))
    return {
      verdict: 'note',
      seen: `This looks like a container behind a bridge, by ${names}`,
      todo: ADVICE,
    };
  if (signs.length > 0)
    return { verdict: 'ok', seen: `This is a container (${inWords(signs)}), but behind no bridge` };
  return { verdict: 'ok', seen: 'This is no container' };
}

/** Whoever is heard there shows that the bridge is a network of cameras, unless it is where engines put their own. */
function onPairs(outward: readonly InterfaceSeen[], names: string, all: Observations): Found {
  const what = `This is a container (${inWords(all.containerSigns)})`;
  if (!outward.some(({ name }) => bringsOthers(name, all)))
    return {
      verdict: 'problem',
      seen: `${what} behind a bridge: broadcasts from ${names} reach that bridge alone`,
      todo: ADVICE,
    };
  if (!outward.some(isBridged)) return { verdict: 'ok', seen: `${what}, and others are reached by ${names}` };
  return {
    verdict: 'note',
    seen: `${what} behind a bridge, by ${names}: others are there, but broadcasts reach no network beyond it`,
    todo: ADVICE,
  };
}

/** Another host answered a broadcast there, or discovery hears one there. */
function bringsOthers(name: string, all: Observations): boolean {
  const links = all.links.filter((link) => link.name === name);
  return (
    all.answers.some(({ link, own }) => link === name && !own) ||
    links.some((link) => heardOn(link, all).length > 0)
  );
}

function isBridged({ addresses }: InterfaceSeen): boolean {
  return addresses.some((address) => isInOneOf(BRIDGED, address.split('/')[0] ?? ''));
}
