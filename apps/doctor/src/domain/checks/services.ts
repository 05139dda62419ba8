import { finding, type Finding, type Found } from '../finding.js';
import type { Observations } from '../observations.js';
import type { ServiceSeen } from '../seen/operator.js';
import { inWords, isLoopbackAddress } from '../words.js';

/** Services of which the operator knows that something is odd. */
export function services({ operator }: Observations): Finding[] {
  if (operator.state !== 'reached') return [];
  return operator.services.flatMap(judge).map((found) => finding('operator', 'services', found));
}

function judge({ id, label, flags, conflict, addresses }: ServiceSeen): Found[] {
  const conflicts = flags.includes('conflict') || conflict.length > 0;
  return [
    ...(conflicts
      ? [
          {
            verdict: 'problem',
            seen: `Several boards speak as ${id}: at ${inWords(conflict.length > 0 ? conflict : addresses)}`,
            todo: 'Give each an ROLLCALL_ID and a credential of its own; on a copied card also a new /etc/machine-id.',
          } as const,
        ]
      : []),
    ...(flags.includes('flapping')
      ? [
          {
            verdict: 'note',
            seen: `${label} is found and lost again and again`,
            todo: 'See its power supply, its Wi-Fi reception and its log.',
          } as const,
        ]
      : []),
    ...(flags.includes('udp-unreachable') && addresses.every(isLoopbackAddress)
      ? [
          {
            verdict: 'note',
            seen: `${label} is found through the broker, but says no address that others can ask it at`,
            todo: 'If it is on another host, start its agent without ROLLCALL_LISTEN=127.0.0.1.',
          } as const,
        ]
      : []),
  ];
}
