import type { Problem } from '#contracts/errors/problem.js';
import { sentences } from './sentence.js';

/** What was refused, by whom, and what to do, in one line. */
export function problemLine(who: string, { detail, advice, code }: Problem): string {
  return `${who}: ${sentences(detail, advice)} (${code})`;
}
