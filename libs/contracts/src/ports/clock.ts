/** A started timer. Stopping it twice, or after it fired, does nothing. */
export interface Timer {
  stop(): void;
}

/** Time as the programs see it; tests own theirs. */
export interface Clock {
  /** Wall clock of this machine, unix ms. May jump. */
  now(): number;
  /** Milliseconds that only ever grow, from an arbitrary zero. */
  monotonic(): number;
  /** Calls `run` once, `ms` milliseconds from now. */
  after(ms: number, run: () => void): Timer;
}
