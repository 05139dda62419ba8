import { inWords } from '../words.js';
import type { Outcome } from './attempt.js';

/** What came of the same attempt in one place. */
export interface OutcomeAt {
  readonly place: string;
  readonly outcome: Outcome;
}

/** One outcome for all places: the worst counts, and it says where. */
export function inAll(outcomes: readonly OutcomeAt[]): Outcome {
  const open = outcomes.filter(({ outcome }) => isOpen(outcome));
  if (open.length > 0) return { open: inWords(open.map(({ place }) => place)) };
  const untried = outcomes.flatMap(({ place, outcome }) =>
    typeof outcome === 'object' && 'untried' in outcome ? [`${place}: ${outcome.untried}`] : [],
  );
  if (untried.length === 0) return 'held';
  const rest = untried.length < outcomes.length ? '; elsewhere it holds' : '';
  return { untried: `${untried.join('; ')}${rest}` };
}

function isOpen(outcome: Outcome): boolean {
  return outcome === 'open' || (typeof outcome === 'object' && 'open' in outcome);
}
