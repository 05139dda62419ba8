import { finding, type Finding } from '../finding.js';
import type { Attempt, Outcome } from './attempt.js';

/** What an attempt and its outcome say. */
export function judge({ check, held, open, todo }: Attempt, outcome: Outcome): Finding {
  if (outcome === 'held') return finding('security', check, { verdict: 'ok', seen: held });
  if (outcome === 'open') return finding('security', check, { verdict: 'problem', seen: open, todo });
  if ('open' in outcome)
    return finding('security', check, { verdict: 'problem', seen: `${open}: ${outcome.open}`, todo });
  const seen = `It was not tried whether ${held.charAt(0).toLowerCase()}${held.slice(1)}: ${outcome.untried}`;
  return finding('security', check, { verdict: 'note', seen });
}
