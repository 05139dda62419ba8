import { finding, type Finding } from '../finding.js';
import type { Observations } from '../observations.js';

/** The id that an agent has on this host, and what it is made from. */
export function identity({ identity: seen }: Observations): Finding[] {
  if (seen)
    return [
      finding('host', 'identity', {
        verdict: 'ok',
        seen: `As a camera this host is ${seen.id}, by ${seen.source}`,
      }),
    ];
  return [
    finding('host', 'identity', {
      verdict: 'ok',
      seen: 'The system names no identity of this host: an agent makes one at its first start and keeps it',
    }),
  ];
}
