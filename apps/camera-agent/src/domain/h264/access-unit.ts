/** One picture of a stream with everything that belongs to it (H.264 clause 7.4.1.2.3). */
export interface AccessUnit {
  /** NAL units without start codes, in stream order. */
  readonly nals: readonly Uint8Array[];
  /** True for an IDR picture: decoding may begin here. */
  readonly keyFrame: boolean;
  /** Capture time, ms on the driver's monotonic clock. */
  readonly timeMs: number;
  /** Its own time did not come with it: `timeMs` is that of its arrival, and later than the truth. */
  readonly late?: true;
}
