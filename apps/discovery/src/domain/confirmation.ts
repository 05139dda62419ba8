/** Probes to one service that may be gone. */
export interface Confirmation {
  /** Monotonic ms. */
  readonly since: number;
  /** It began with a farewell: unanswered, the service is lost without further misses. */
  readonly bye: boolean;
  /** Probes sent so far. */
  readonly sent: number;
}

const FIRST_AT_MS = [0, 250, 750] as const;
const THEN_EVERY_MS = 2000;
/** An answer to the third probe has a second to arrive. */
const BYE_LIMIT_MS = 1750;

/** When the next probe is due, monotonic ms. */
export function probeDueAt({ since, sent }: Confirmation): number {
  const last = FIRST_AT_MS[2];
  return since + (FIRST_AT_MS[sent] ?? last + (sent + 1 - FIRST_AT_MS.length) * THEN_EVERY_MS);
}

/** When a farewell that no probe refuted is believed, monotonic ms. */
export function byeBelievedAt({ since }: Confirmation): number {
  return since + BYE_LIMIT_MS;
}
