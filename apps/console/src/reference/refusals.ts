import type { ApiDocument, Media } from './document.js';
import { resolved } from './resolved.js';

/** How a call may be refused. */
export interface Refusal {
  readonly status: string;
  readonly code: string;
  readonly title: string;
  readonly advice: string | undefined;
}

/** Each example of a problem document stands for a code. */
export function refusalsOf(document: ApiDocument, status: string, problem: Media | undefined): Refusal[] {
  return Object.entries(problem?.examples ?? {}).map(([code, example]) => {
    const { value } = resolved<{ readonly value?: unknown }>(document, example);
    const { title = code, advice } = (value ?? {}) as { title?: string; advice?: string };
    return { status, code, title, advice };
  });
}

/** The codes that most calls may be refused with: what they say is not about the call. */
export function usualCodes(calls: readonly { readonly refusals: readonly Refusal[] }[]): Set<string> {
  const counts = new Map<string, number>();
  for (const { refusals } of calls)
    for (const { code } of refusals) counts.set(code, (counts.get(code) ?? 0) + 1);
  return new Set([...counts].filter(([, count]) => count > calls.length / 2).map(([code]) => code));
}
