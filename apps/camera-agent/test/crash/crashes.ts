import type { Random } from '#contracts/ports/random.js';

/** The process alone ends, or also what was not synced is lost; and both of a recording in segments. */
export const CRASHES = ['process', 'unsynced', 'segments', 'segments-unsynced'] as const;
export type Crash = (typeof CRASHES)[number];

/** The camera gives a key frame as often. */
export const SEGMENT_MS = 1000;

/** A moment is anywhere in so long after the first frame. */
const LEAST_MS = 200;
const SPAN_MS = 2800;

/** Of segments: around one of so many changes from one film to the next. */
const CHANGES = 3;
const BEFORE_MS = 20;
const BEHIND_MS = 130;

/** So long after the first frame, ms. */
export function randomMoment(crash: Crash, random: Random): number {
  if (!crash.startsWith('segments')) return LEAST_MS + random.next() * SPAN_MS;
  const change = 1 + Math.floor(random.next() * CHANGES);
  return change * SEGMENT_MS - BEFORE_MS + random.next() * (BEFORE_MS + BEHIND_MS);
}
