import { IsHash, IsIn, IsInt, IsNumber, Matches, Max, Min } from 'class-validator';
import { ID_PATTERN } from '../ids.js';
import { IsTime } from './is-time.js';
import { Optional } from './optional.js';

/**
 * Where a still comes from. `stream`: the frame of the running stream that is nearest to the instant, of its size; `camera`:
 * a picture of its own at the full size of the sensor, for which the stream pauses.
 */
export const STILL_SOURCES = ['stream', 'camera'] as const;
export type StillSource = (typeof STILL_SOURCES)[number];

/**
 * Where the time of a still comes from: the first three as that of a frame of a film; `order`: the picture was taken at some
 * time between the order to take it and its arrival.
 */
export const STILL_TIME_SOURCES = ['arrival', 'pts', 'sensor', 'order'] as const;
export type StillTimeSource = (typeof STILL_TIME_SOURCES)[number];

/** An instant may lie so far ahead, ms: who asks waits for the picture. */
export const MAX_STILL_AHEAD_MS = 60_000;

/** Answered with `{still}` once it is saved. For a take of which the camera has a still it is answered with that. */
export class StillTakeArgs {
  @Matches(ID_PATTERN)
  takeId!: string;

  /** Operator time of the exposure. It may be over by as much as the agent remembers of the pictures. */
  @IsTime()
  at!: string;

  /** `stream` if not given; `camera` is `stream` all the same where the camera has no still of its own. */
  @Optional()
  @IsIn(STILL_SOURCES)
  source?: StillSource;
}

/** The picture that one camera has of a take, by which it is known: its sidecar on disk, its shape on every wire. */
export class Still {
  @Matches(ID_PATTERN)
  cameraId!: string;

  @Matches(ID_PATTERN)
  takeId!: string;

  /** The name of the picture's file, without the folder. */
  @Matches(/^[\w.-]{1,200}$/)
  file!: string;

  /** Operator time that was asked for. */
  @IsTime()
  plannedAt!: string;

  /** Operator time of the exposure. */
  @IsTime()
  takenAt!: string;

  /** How far `takenAt` may be off, ms: by the operator's clock and, by `order`, by how long it took. */
  @IsNumber()
  @Min(0)
  boundMs!: number;

  @IsIn(STILL_SOURCES)
  source!: StillSource;

  @IsIn(STILL_TIME_SOURCES)
  timeSource!: StillTimeSource;

  @IsInt()
  @Min(0)
  @Max(16_384)
  width!: number;

  @IsInt()
  @Min(0)
  @Max(16_384)
  height!: number;

  @IsInt()
  @Min(0)
  bytes!: number;

  @IsHash('sha256')
  sha256!: string;
}
