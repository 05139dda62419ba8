/** What speaks against a service besides its silence. */
export type Hint = 'bye' | 'replaced';

/** Probes to one service that may be gone. */
export interface Confirmation {
  /** Monotonic ms. */
  readonly since: number;
  /** With a hint a service that no probe reaches is lost for it at once; without one, silence goes on to be counted. */
  readonly hint: Hint | undefined;
  /** Rounds of probes sent so far. */
  readonly sent: number;
}

const FIRST_AT_MS = [0, 250, 750] as const;
const THEN_EVERY_MS = 2000;
/** An answer to the third probe has a second to arrive. */
const HINT_LIMIT_MS = 1750;

/** When the next probe is due, monotonic ms. */
export function probeDueAt({ since, sent }: Confirmation): number {
  const last = FIRST_AT_MS[2];
  return since + (FIRST_AT_MS[sent] ?? last + (sent + 1 - FIRST_AT_MS.length) * THEN_EVERY_MS);
}

/** When a hint that no probe refuted is believed, monotonic ms; Infinity without one. */
export function hintBelievedAt({ since, hint }: Confirmation): number {
  return hint ? since + HINT_LIMIT_MS : Infinity;
}
