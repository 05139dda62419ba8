/** A part that was started. `close` waits for its work, with a deadline, and may be called twice. */
export interface Running {
  close(): Promise<void>;
}
