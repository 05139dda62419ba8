/** `note`: worth knowing, nothing wrong by itself. `unknown`: it could not be looked at. */
export const VERDICTS = ['ok', 'note', 'problem', 'unknown'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** In the order in which they are told. */
export const GROUPS = ['host', 'network', 'heard', 'operator', 'security'] as const;
export type Group = (typeof GROUPS)[number];

/** What one check says. */
export interface Finding {
  readonly group: Group;
  /** The name of the check. */
  readonly check: string;
  readonly verdict: Verdict;
  /** A sentence: what was seen. */
  readonly seen: string;
  /** A sentence: what to do about it. */
  readonly todo?: string;
}

/** A problem without advice would leave its reader alone: the type asks for one. */
export type Found =
  | { readonly verdict: 'problem' | 'unknown'; readonly seen: string; readonly todo: string }
  | { readonly verdict: 'ok' | 'note'; readonly seen: string; readonly todo?: string };

export function finding(group: Group, check: string, found: Found): Finding {
  return { group, check, ...found };
}
