import { IsInt, Matches, Max, Min } from 'class-validator';
import { ID_PATTERN } from '../ids.js';
import { IsText } from './is-text.js';
import { Optional } from './optional.js';

/** The names of the commands that an agent obeys: the last level of its command topic. */
export const COMMANDS = ['recording-start', 'recording-stop', 'recording-delete'] as const;
export type CommandName = (typeof COMMANDS)[number];

/** Answered with the recording once its first frame is taken. */
export class RecordingStartArgs {
  /** It ends by itself after this; without it, when stopped. */
  @Optional()
  @IsInt()
  @Min(100)
  @Max(86_400_000)
  durationMs?: number;

  /** For people; the file is named by the id. */
  @Optional()
  @IsText(100)
  @Matches(/^[^\p{Cc}]*$/u, { message: 'name must not contain control characters' })
  name?: string;
}

/** Answered with the recording once it is saved. */
export class RecordingStopArgs {
  /** Stop only this one; without it, whichever runs. */
  @Optional()
  @Matches(ID_PATTERN)
  recordingId?: string;
}

export class RecordingDeleteArgs {
  @Matches(ID_PATTERN)
  recordingId!: string;
}
