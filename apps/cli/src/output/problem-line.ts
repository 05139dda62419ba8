import { sentences } from './sentence.js';

/** Of a problem, and of what a camera finds amiss. */
interface Told {
  readonly detail: string;
  readonly advice: string;
  readonly code: string;
}

/** What was refused, by whom, and what to do, in one line. */
export function problemLine(who: string, { detail, advice, code }: Told): string {
  return `${who}: ${sentences(detail, advice)} (${code})`;
}
