import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsInt, Matches, Max, Min } from 'class-validator';
import { ID_PATTERN } from '../ids.js';
import { CONTROLS, type ControlName, Controls, LOCKABLE, type LockableName } from './camera-settings.js';
import { IsRate } from './is-rate.js';
import { IsSide } from './is-side.js';
import { IsText } from './is-text.js';
import { IsTime } from './is-time.js';
import { Optional } from './optional.js';

/** The names of the commands that an agent obeys: the last level of its command topic. */
export const COMMANDS = [
  'recording-start',
  'recording-stop',
  'recording-delete',
  'recording-keep',
  'settings-change',
  'camera-open',
  'camera-close',
  'identify',
  'power',
  'take-arm',
  'take-disarm',
  'take-sync',
  'still-take',
] as const;
export type CommandName = (typeof COMMANDS)[number];

/** The longest pre-roll that an agent keeps, ms. */
export const MAX_PREROLL_MS = 30_000;

/** Answered with the recording once its first frame is taken; with `startAt`, once it is scheduled. */
export class RecordingStartArgs {
  /** It ends by itself after this; without it, when stopped. */
  @Optional()
  @IsInt()
  @Min(100)
  @Max(86_400_000)
  durationMs?: number;

  /** What the camera saw before: kept as far as the agent remembers it. */
  @Optional()
  @IsInt()
  @Min(0)
  @Max(MAX_PREROLL_MS)
  prerollMs?: number;

  /** Operator time of the first frame. It may be over by as much as the agent remembers of the pictures. */
  @Optional()
  @IsTime()
  startAt?: string;

  /** The take that it belongs to. */
  @Optional()
  @Matches(ID_PATTERN)
  takeId?: string;

  /** A new film after this long, without losing a frame. */
  @Optional()
  @IsInt()
  @Min(10_000)
  @Max(86_400_000)
  segmentMs?: number;

  /** A new film after this many bytes. */
  @Optional()
  @IsInt()
  @Min(10_000_000)
  @Max(1_000_000_000_000)
  segmentBytes?: number;

  /** For people; part of the file's name. */
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

  /** Stop only what belongs to this take. */
  @Optional()
  @Matches(ID_PATTERN)
  takeId?: string;

  /** Operator time at which it ends, at most a minute ahead; frames behind it do not count. At once if not given. */
  @Optional()
  @IsTime()
  endAt?: string;
}

export class RecordingDeleteArgs {
  @Matches(ID_PATTERN)
  recordingId!: string;
}

/** Answered with the recording. */
export class RecordingKeepArgs {
  @Matches(ID_PATTERN)
  recordingId!: string;

  /** Kept until somebody deletes it, however full the disk is. */
  @IsBoolean()
  keep!: boolean;
}

/** The names that a user may give for a size and rate. */
export const PRESETS = {
  '1080p30': { width: 1920, height: 1080, fps: 30 },
  '720p60': { width: 1280, height: 720, fps: 60 },
  '480p90': { width: 640, height: 480, fps: 90 },
} as const;
export type PresetName = keyof typeof PRESETS;

/** What becomes of a recording when the camera must be restarted. */
export const WHILE_RECORDING = ['refuse', 'stop', 'split', 'continue'] as const;
export type WhileRecording = (typeof WHILE_RECORDING)[number];

/**
 * The longest that an agent takes to answer a change, ms: its camera may be asked twice for ten seconds, or be opened anew
 * behind changes that wait, and a recording may have to be closed first. What takes longer goes on without an answer.
 */
export const SETTINGS_CHANGE_MS = 25_000;

/** Answered with `{settings}` once they are in force. What is not named stays as it is. */
export class SettingsChangeArgs extends Controls {
  @Optional()
  @IsIn(Object.keys(PRESETS))
  preset?: PresetName;

  @Optional()
  @IsSide()
  width?: number;

  @Optional()
  @IsSide()
  height?: number;

  @Optional()
  @IsRate()
  fps?: number;

  /** Controls that go back to the camera's default. */
  @Optional()
  @IsArray()
  @ArrayMaxSize(CONTROLS.length)
  @IsIn(CONTROLS, { each: true })
  reset?: ControlName[];

  /** Controls that are held at the values that the camera has found for them. */
  @Optional()
  @IsArray()
  @ArrayMaxSize(LOCKABLE.length)
  @IsIn(LOCKABLE, { each: true })
  lock?: LockableName[];

  /** `refuse` if not given. */
  @Optional()
  @IsIn(WHILE_RECORDING)
  whileRecording?: WhileRecording;
}

/** The camera makes itself known: in its picture and by a light on its board. Answered with `{overlay, led}`: what it could do. */
export class IdentifyArgs {
  /** Ten seconds if not given. */
  @Optional()
  @IsInt()
  @Min(1000)
  @Max(60_000)
  durationMs?: number;
}

export class PowerArgs {
  @IsIn(['reboot', 'shut-down'])
  action!: 'reboot' | 'shut-down';
}
