import type { RecordingStartArgs } from '#contracts/messages/command-args.js';

/** The part of a take that one camera recorded before it was interrupted. */
export interface BrokenTake {
  /** Of its first film. */
  readonly recordingId: string;
  readonly args: RecordingStartArgs;
  /** Films of it that there are. */
  readonly parts: number;
}
