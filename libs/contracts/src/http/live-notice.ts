import type { Problem } from '../errors/problem.js';

/** `full`: every picture. `keyframes`: those that stand for themselves. `paused`: none. */
export const LIVE_QUALITIES = ['full', 'keyframes', 'paused'] as const;
export type LiveQuality = (typeof LIVE_QUALITIES)[number];

/** What a client of `WS /live` is told in text; pictures come in binary, behind a `LiveHeader`. */
export type LiveNotice =
  /** The answer to a choice: what comes of the camera has this number from here on. */
  | { type: 'camera'; camera: string; number: number; quality: LiveQuality }
  /** Its picture stands still; it is asked for again by itself. */
  | { type: 'trouble'; camera: string; number: number; problem: Problem }
  /** What was said last is not done; of which camera it was said, where that was understood. */
  | { type: 'refused'; camera?: string; problem: Problem };
