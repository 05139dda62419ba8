/** `note`: worth knowing, nothing wrong by itself. `unknown`: it could not be looked at. */
export const VERDICTS = ['ok', 'note', 'problem', 'unknown'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** In the order in which they are told. */
export const FINDING_GROUPS = ['host', 'network', 'heard', 'operator', 'security'] as const;
export type FindingGroup = (typeof FINDING_GROUPS)[number];

/** What one check of the doctor says. */
export interface Finding {
  readonly group: FindingGroup;
  /** The name of the check. */
  readonly check: string;
  readonly verdict: Verdict;
  /** A sentence: what was seen. */
  readonly seen: string;
  /** A sentence: what to do about it. */
  readonly todo?: string;
}

/** `POST /examinations`: why somebody may not be found, as far as the operator's host sees. */
export interface Examination {
  /** `problem` where one of the findings is one. */
  readonly verdict: 'ok' | 'problem';
  readonly findings: readonly Finding[];
}
