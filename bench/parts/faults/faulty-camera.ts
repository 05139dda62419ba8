import type { CameraView } from '#contracts/http/views.js';

export const FAULTS = ['stall', 'death', 'busy', 'unplug', 'slow-start'] as const;
export type Fault = (typeof FAULTS)[number];

/** How a camera shows a fault: its status, and the code of its error where it has one. */
export interface Shown {
  readonly status: CameraView['status'];
  readonly code?: string;
}

/** A camera that fails when it is told to, beside its agent that knows nothing of that. */
export interface FaultyCamera {
  readonly id: string;
  readonly shows: Readonly<Record<Fault, Shown>>;
  /** What of a fault is known later: the first sign of it is that of another. */
  readonly showsLater?: Partial<Record<Fault, Shown>>;
  /** Resolves when it can strike at once, or does so by itself within half a second. */
  prepare(fault: Fault): Promise<void>;
  /** Resolves when it has struck, with that moment: ms on this process's monotonic clock; of a silence, that of the last frame. */
  strike(fault: Fault): Promise<number>;
  /** Takes away what keeps the camera from coming back, and gives the moment from which nothing does. */
  mend(): Promise<number>;
}

/**
 * So long every camera has given pictures before a fault strikes: whatever was before, an agent counts it as the first one
 * and tries again soon.
 */
export const SOUND_MS = 11_000;
/** How late the first frame of a slow start is: an agent waits ten seconds for it. */
export const SLOW_MS = 8000;
/** Within which an agent beside others has its camera standing by; how long it takes is no matter here. */
export const START_MS = 60_000;
