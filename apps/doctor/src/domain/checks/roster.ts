import { finding, type Finding, type Found } from '../finding.js';
import type { Observations } from '../observations.js';

/** More are counted: "rollcall roster" has them all. */
const MOST_NAMED = 20;

/** Whether everybody is there who is expected. */
export function roster({ operator }: Observations): Finding[] {
  if (operator.state !== 'reached' || !operator.roster || operator.roster.expected === 0) return [];
  return [finding('operator', 'roster', judge(operator.roster.expected, operator.roster.missing))];
}

function judge(expected: number, missing: readonly string[]): Found {
  const there = `Of the roster ${expected - missing.length} of ${expected} are there`;
  if (missing.length === 0) return { verdict: 'ok', seen: there };
  const more = missing.length > MOST_NAMED ? ` and ${missing.length - MOST_NAMED} more` : '';
  return {
    verdict: 'problem',
    seen: `${there}; missing: ${missing.slice(0, MOST_NAMED).join(', ')}${more}`,
    todo: 'See that they are on, and run "rollcall doctor" on them; who is not expected any more leaves by "rollcall roster set".',
  };
}
