import type { StillSource, StillTimeSource } from '#contracts/messages/still.js';

/** A picture that was taken for an instant, and what is known of when. */
export interface TakenPicture {
  readonly jpeg: Uint8Array;
  /** Operator time, unix ms. */
  readonly takenAtMs: number;
  /** How far that may be off, ms. */
  readonly boundMs: number;
  readonly source: StillSource;
  readonly timeSource: StillTimeSource;
}
