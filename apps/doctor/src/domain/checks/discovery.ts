import { finding, type Finding, type Found } from '../finding.js';
import type { Observations } from '../observations.js';
import type { DiscoverySeen } from '../seen/operator.js';
import { counted, inWords, isLoopbackAddress } from '../words.js';
import { refusalInWords } from './refusal-words.js';

/** How discovery fares, by what the API says. */
export function discovery({ operator }: Observations): Finding[] {
  if (operator.state !== 'reached') return [];
  const seen = operator.discovery;
  const found = seen
    ? [presence(seen), links(seen), ...asides(seen), ...trouble(seen), ...refused(seen)]
    : [older()];
  return found.map((one) => finding('operator', 'discovery', one));
}

function older(): Found {
  return {
    verdict: 'unknown',
    seen: 'The API does not say how discovery fares: it is older',
    todo: "Update Rollcall on the operator's host.",
  };
}

function presence({ present }: DiscoverySeen): Found {
  if (present) return { verdict: 'ok', seen: 'Discovery is connected to the broker' };
  return {
    verdict: 'problem',
    seen: 'Discovery is not connected to the broker: nobody is searched for, found or lost',
    todo: 'Start "rollcall up", or "rollcall discovery" with the ROLLCALL_MQTT_URL of the broker; see its log.',
  };
}

function links({ links: called, present }: DiscoverySeen): Found {
  const outside = called.filter(({ address }) => !isLoopbackAddress(address));
  if (outside.length > 0 || !present)
    return {
      verdict: 'ok',
      seen: `It searches on ${inWords(called.map(({ name, broadcast }) => `${name} (${broadcast})`)) || 'no network'}`,
    };
  return {
    verdict: 'note',
    seen: 'It searches on no network but its own host',
    todo: 'See ROLLCALL_INTERFACES there, and that its host is connected.',
  };
}

function asides({ leftOut, seeds }: DiscoverySeen): Found[] {
  return [
    ...(leftOut.length === 0
      ? []
      : [
          {
            verdict: 'ok',
            seen: `It leaves out ${inWords(leftOut)}`,
            todo: 'If cameras are there, name all that shall take part in ROLLCALL_INTERFACES of discovery.',
          } as const,
        ]),
    ...(seeds.length === 0 ? [] : [{ verdict: 'ok', seen: `It asks ${inWords(seeds)} as seeds` } as const]),
  ];
}

function trouble({ network }: DiscoverySeen): Found[] {
  if (!network) return [];
  return [
    {
      verdict: 'problem',
      seen: `${network.silent} of ${counted(network.known, 'service')} fell silent at once: that is rather the network than the services`,
      todo: "See the switch or access point between, and the cable of the operator's host.",
    },
  ];
}

function refused({ refused: counts }: DiscoverySeen): Found[] {
  return Object.entries(counts)
    .filter(([, n]) => n > 0)
    .map(([kind, n]) => ({
      verdict: 'note',
      seen: `It refused ${n} times (${kind}): ${refusalInWords(kind)}`,
    }));
}
