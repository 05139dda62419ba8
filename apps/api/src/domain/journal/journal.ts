/** One row of what happened. */
export interface JournalEntry {
  /** When it was heard of, unix ms. */
  readonly time: number;
  readonly id: string;
  readonly type: string;
  readonly subject: string;
  /** The camera that it is about, where it is about one. */
  readonly camera?: string | undefined;
  /** Who did it, as people call them. */
  readonly by?: string | undefined;
  readonly data: object;
  /** It is left out where the newest entry of these types about its camera says the same. */
  readonly unlessSaid?: readonly string[];
}

/** Where what happened is written down. */
export interface Journal {
  /** Never waits and never fails. */
  record(entry: JournalEntry): void;
}
