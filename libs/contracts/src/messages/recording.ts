import { IsHash, IsIn, IsInt, IsNumber, Matches, Max, Min } from 'class-validator';
import { ID_PATTERN } from '../ids.js';
import { IsText } from './is-text.js';
import { IsTime } from './is-time.js';
import { Optional } from './optional.js';

export const RECORDING_STATES = ['recording', 'saving', 'saved', 'failed', 'recovered'] as const;
export type RecordingState = (typeof RECORDING_STATES)[number];

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

  /** Operator time of the first frame. */
  @IsTime()
  startedAt!: string;

  /** Where the frames' times come from: their arrival at the agent, or the camera. */
  @IsIn(['arrival', 'pts', 'sensor'])
  timeSource!: 'arrival' | 'pts' | 'sensor';

  /** How far `startedAt` may be off the operator's clock, ms; absent when it was never measured. */
  @Optional()
  @IsNumber()
  @Min(0)
  clockErrorMs?: number;

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

  /** Of the finished file. */
  @Optional()
  @IsHash('sha256')
  sha256?: string;

  /** Why it failed, or what the repair found. */
  @Optional()
  @IsText(500)
  note?: string;
}
