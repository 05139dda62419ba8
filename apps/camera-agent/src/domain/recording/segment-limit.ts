/** How much one film may hold before the next begins; without either there is one film. */
export interface SegmentLimit {
  readonly ms?: number | undefined;
  readonly bytes?: number | undefined;
}

/** True where the next key frame, captured `ms` behind the film's first frame and `bytes` into it, begins another film. */
export function isSegmentFull(limit: SegmentLimit, ms: number, bytes: number): boolean {
  return ms >= (limit.ms ?? Infinity) || bytes >= (limit.bytes ?? Infinity);
}
