export interface JournalLimits {
  /** Entries that wait to be written. */
  readonly queued: number;
  /** Entries written at once: the event loop waits for them. */
  readonly batch: number;
  /** Entries are gathered for so long: a fleet that is found as a whole is written in few batches. */
  readonly gatherMs: number;
  /** After a failure. */
  readonly retryMs: number;
  readonly rows: number;
  readonly ageMs: number;
  /** Of the whole database, without what is free in it. */
  readonly bytes: number;
  /** Age and size are looked at so often. */
  readonly lookMs: number;
}

export const JOURNAL_LIMITS: JournalLimits = {
  queued: 10_000,
  batch: 100,
  gatherMs: 900,
  retryMs: 5000,
  rows: 1_000_000,
  ageMs: 90 * 24 * 3_600_000,
  bytes: 1024 ** 3,
  lookMs: 10_000,
};
