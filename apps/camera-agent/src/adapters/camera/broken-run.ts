import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { Recording } from '#contracts/messages/recording.js';
import type { RecordingStartArgs, RecordingStopArgs } from '#contracts/messages/command-args.js';
import type { RecordingSession } from './recording-session.js';

/** What one camera recorded of a run before it was interrupted. */
export interface BrokenRun {
  /** Of its first film. */
  readonly recordingId: string;
  readonly args: RecordingStartArgs;
  /** Films of it that there are. */
  readonly parts: number;
  /** Operator time of its planned end, unix ms; undefined where there is none, or the operator's time was not known. */
  readonly plannedEndMs?: number | undefined;
  /** Operator time at which it was told to end, unix ms; undefined until it is. */
  readonly endMs?: number | undefined;
  /** Capture time of its end, and its last film with a frame, where this very agent saw it break off. */
  readonly untilMs?: number | undefined;
  readonly film?: RecordingSession | undefined;
}

/** A film behind which the recording does not go on after all. */
export function withoutNext({ goesOn: _, ...film }: Readonly<Recording>): Recording {
  return film;
}

/** What was given up, and its newest film where that is on disk. */
export interface GivenUp extends BrokenRun {
  readonly newest: Recording | undefined;
}

/** What a stop is answered with where it means no film that runs. Throws `not-recording`: of a take all films are asked for then. */
export function newestOf(given: GivenUp | undefined, { recordingId, takeId }: RecordingStopArgs): Recording {
  if (given?.newest && takeId === undefined) return given.newest;
  const which =
    recordingId === undefined ? 'No such recording runs' : `Recording "${recordingId}" does not run`;
  const note = given ? '; it was interrupted, and does not go on.' : '.';
  throw new RollcallError('not-recording', which + note);
}
