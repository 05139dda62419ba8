/** What a simulated camera that leads tells those that follow it. */
export interface SyncWord {
  /** When it gives its first frame, unix ms of the host's time. */
  readonly beginAtMs: number;
  /** One frame of it, ms. */
  readonly frameMs: number;
}

export interface SyncChannel {
  say(word: SyncWord): void;
  close(): void;
}

/** How simulated cameras of one host hear of each other. */
export interface SyncSignal {
  /** `heard` is called with each word of this group. Rejects where there is no way. */
  open(group: string, heard: (word: SyncWord) => void): Promise<SyncChannel>;
}
