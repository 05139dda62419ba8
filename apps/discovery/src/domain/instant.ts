import type { Clock } from '#contracts/ports/clock.js';

/** A moment on both clocks. */
export interface Instant {
  /** Unix ms, for what people read. May jump. */
  readonly wall: number;
  /** Ms that only ever grow, for what is measured. */
  readonly mono: number;
}

export function instantOf(clock: Clock): Instant {
  return { wall: clock.now(), mono: clock.monotonic() };
}
