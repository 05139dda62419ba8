import { finding, type Finding, type Found } from '../finding.js';
import type { Observations } from '../observations.js';
import { rolesOf } from '../roles.js';
import { counted } from '../words.js';

/** Discovery searches each 30 s, give or take a tenth. */
const WHOLE_PERIOD_MS = 33_000;

/** Whose searches reach this host. */
export function searches(observations: Observations): Finding[] {
  const { hearing, port } = observations;
  const failed = hearing.failed.map(({ address, code }): Found => ({
    verdict: 'unknown',
    seen: `Searches to ${address} cannot be heard: UDP ${port} is not to be had there (${code})`,
    todo: 'See who holds the port, above.',
  }));
  return [...failed, ...heard(observations)].map((found) => finding('heard', 'searches', found));
}

function heard({ hearing, holders }: Observations): Found[] {
  const { searches: all, ms } = hearing;
  if (all.length > 0)
    return all.map(({ address, own, count }) => ({
      verdict: 'ok',
      seen: `${counted(count, 'call')} of searches came from ${address}${own ? ', this host' : ''}`,
    }));
  const { agent, discovery } = rolesOf(holders);
  const seen = `No search came within ${Math.round(ms / 1000)} s`;
  if (ms < WHOLE_PERIOD_MS)
    return [
      { verdict: 'ok', seen: `${seen}; one comes every 30 s: "rollcall doctor --listen 40s" waits for it` },
    ];
  if (!agent || discovery)
    return [
      { verdict: 'note', seen, todo: 'See that discovery runs ("rollcall up") in one of these networks.' },
    ];
  return [
    {
      verdict: 'problem',
      seen: `${seen}: broadcasts of discovery do not reach the agent here`,
      todo: "See that discovery runs in the same network, that no access point or switch isolates this host, and that no firewall here drops it; else add this host's address to ROLLCALL_SEEDS of discovery.",
    },
  ];
}
