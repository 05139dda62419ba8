import type { Still, StillTakeArgs } from '#contracts/messages/still.js';

/** The pictures that one camera has of takes. */
export interface TakenStills {
  /** The picture for an instant. Resolves when it is on disk; rejects with `too-late`, `camera-held` and the like. */
  take(args: StillTakeArgs): Promise<Still>;
  /** The absolute path of the picture of a take. Rejects with `unknown-recording`. */
  path(takeId: string): Promise<string>;
}
