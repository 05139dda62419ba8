import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsHash,
  IsIn,
  IsInt,
  IsNumber,
  Matches,
  Max,
  Min,
} from 'class-validator';
import { ID_PATTERN } from '../ids.js';
import { Settings } from './camera-settings.js';
import { IsText } from './is-text.js';
import { IsTime } from './is-time.js';
import { Nested } from './nested.js';
import { Optional } from './optional.js';

export const RECORDING_STATES = ['scheduled', 'recording', 'saving', 'saved', 'failed', 'recovered'] as const;
export type RecordingState = (typeof RECORDING_STATES)[number];

/** A frame of a film. */
export class FrameMark {
  /** Its number in the film, from 0. */
  @IsInt()
  @Min(0)
  index!: number;

  /** Operator time of its capture. */
  @IsTime()
  at!: string;
}

/** What the agent knew of the operator's time at an instant. */
export class ClockMark {
  /** Operator time of the instant. */
  @IsTime()
  at!: string;

  /** How far that may be off, ms. */
  @IsNumber()
  @Min(0)
  errorMs!: number;
}

export const GAP_CAUSES = ['disk', 'camera', 'restart'] as const;
export type GapCause = (typeof GAP_CAUSES)[number];

/** A place in a film where frames are missing. */
export class RecordingGap {
  /** The number of the frame behind it. */
  @IsInt()
  @Min(0)
  index!: number;

  /** Frames that are missing. */
  @IsInt()
  @Min(0)
  frames!: number;

  /** The disk was too slow, the camera lost them, or it was restarted for a setting. */
  @IsIn(GAP_CAUSES)
  cause!: GapCause;
}

/** More gaps than this are counted, not listed. */
export const MAX_GAPS = 32;

/** One film of one camera: its sidecar on disk, its shape on every wire. */
export class Recording {
  @Matches(ID_PATTERN)
  id!: string;

  @Matches(ID_PATTERN)
  cameraId!: string;

  @IsIn(RECORDING_STATES)
  state!: RecordingState;

  @Optional()
  @IsText(100)
  name?: string;

  /** The name of the film's file, without the folder. */
  @Optional()
  @Matches(/^[\w.-]{1,200}$/)
  file?: string;

  /** Operator time of the first frame of the film. */
  @IsTime()
  startedAt!: string;

  /** Operator time for which the start was asked. */
  @Optional()
  @IsTime()
  plannedStartAt?: string;

  /** Operator time at which the camera had the order for that. */
  @Optional()
  @IsTime()
  toldAt?: string;

  /** The take that it belongs to. */
  @Optional()
  @Matches(ID_PATTERN)
  takeId?: string;

  /** Of the film, the frames that were asked for: what lies before is there because a film begins with a key frame. */
  @Optional()
  @Nested(() => FrameMark)
  firstFrame?: FrameMark;

  @Optional()
  @Nested(() => FrameMark)
  lastFrame?: FrameMark;

  /** Where the frames' times come from: their arrival at the agent, or the camera. */
  @IsIn(['arrival', 'pts', 'sensor'])
  timeSource!: 'arrival' | 'pts' | 'sensor';

  /** How far `startedAt` may be off the operator's clock, ms; absent when it was never measured. */
  @Optional()
  @IsNumber()
  @Min(0)
  clockErrorMs?: number;

  /** The last frame by the clock as it was known at the end: `lastFrame` counts from `startedAt` with the agent's own clock. */
  @Optional()
  @Nested(() => ClockMark)
  clockAtEnd?: ClockMark;

  /** The length that was asked for; absent when it runs until stopped. */
  @Optional()
  @IsInt()
  @Min(1)
  plannedDurationMs?: number;

  @IsNumber()
  @Min(0)
  durationMs!: number;

  @IsInt()
  @Min(0)
  frames!: number;

  /** Frames that were captured and did not reach the file. */
  @IsInt()
  @Min(0)
  droppedFrames!: number;

  @Optional()
  @IsInt()
  @Min(0)
  gapCount?: number;

  /** The first of them. */
  @Optional()
  @IsArray()
  @ArrayMaxSize(MAX_GAPS)
  @Nested(() => RecordingGap, { each: true })
  gaps?: RecordingGap[];

  @IsInt()
  @Min(0)
  bytes!: number;

  @IsInt()
  @Min(0)
  @Max(16_384)
  width!: number;

  @IsInt()
  @Min(0)
  @Max(16_384)
  height!: number;

  /** As they were when it began. */
  @Optional()
  @Nested(() => Settings)
  settings?: Settings;

  /** What was recorded in one go and lies in several films: the id of the first. */
  @Optional()
  @Matches(ID_PATTERN)
  partOf?: string;

  /** Which of them this is, from 1. */
  @Optional()
  @IsInt()
  @Min(1)
  part?: number;

  /**
   * It ended by a failure of the camera or the end of its agent: the recording goes on in the next part, unless it is over or
   * stopped before.
   */
  @Optional()
  @IsBoolean()
  goesOn?: boolean;

  /** How much of it was captured before the start was asked for, ms. */
  @Optional()
  @IsNumber()
  @Min(0)
  prerollMs?: number;

  /** It is not deleted to make room. */
  @Optional()
  @IsBoolean()
  keep?: boolean;

  /** The code of the error that ended it. */
  @Optional()
  @IsText(60)
  reason?: string;

  /** Of the finished file. */
  @Optional()
  @IsHash('sha256')
  sha256?: string;

  /** Why it failed, or what the repair found. */
  @Optional()
  @IsText(500)
  note?: string;
}
