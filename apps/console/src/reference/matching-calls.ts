import type { Call } from './calls.js';

/** The calls that hold every word, or may be refused with the code that a word is. */
export function matchingCalls(calls: readonly Call[], text: string): Call[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return calls.filter((call) => words.every((word) => holds(call, word)));
}

function holds(call: Call, word: string): boolean {
  const { id, tag, method, path, summary, role, refusals } = call;
  const words = [id, tag, method, path, summary, role].join(' ').toLowerCase();
  return words.includes(word) || refusals.some(({ code }) => code === word);
}
