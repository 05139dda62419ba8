/** Where the frames of cameras lie that are in step. */
export interface Phase {
  /** Operator time of one of them, unix ms. */
  readonly frameAtMs: number;
  /** From one to the next, ms. */
  readonly frameMs: number;
}

/**
 * The first instant from `leastMs` on, unix ms, at which there is a frame: halfway between two, one camera would take the one
 * and the next camera the other.
 */
export function inPhase(leastMs: number, { frameAtMs, frameMs }: Phase): number {
  if (!(frameMs > 0)) return leastMs;
  return frameAtMs + Math.ceil((leastMs - frameAtMs) / frameMs) * frameMs;
}
