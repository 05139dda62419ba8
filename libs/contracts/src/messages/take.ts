import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsInt, IsNumber, Matches, Max, Min } from 'class-validator';
import { ID_PATTERN } from '../ids.js';
import { DiskState, ErrorInfo } from './agent-state.js';
import { ClockState } from './clock-state.js';
import { SYNC_CLOCKS, type SyncClock } from './frame-sync.js';
import { Nested } from './nested.js';
import { Optional } from './optional.js';

/**
 * How the cameras of a take keep together. `clock`: each begins with the frame that is nearest to the instant, so that two
 * may lie one frame apart. `framesync`: arming also brings the frames of all cameras into step.
 */
export const TAKE_MODES = ['clock', 'framesync'] as const;
export type TakeMode = (typeof TAKE_MODES)[number];

/** `film`: a recording of every camera from one instant; `still`: one picture of every camera at one instant. */
export const TAKE_KINDS = ['film', 'still'] as const;
export type TakeKind = (typeof TAKE_KINDS)[number];

/** What a take bears of each camera. */
export class TakeLimits {
  /** A camera that knows the operator's time less surely than this is refused, ms. */
  @Optional()
  @IsNumber()
  @Min(0.1)
  @Max(10_000)
  clockErrorMs?: number;

  /** The first frames of two cameras may lie so far apart, their bounds included, ms. One frame and 2 ms if not given. */
  @Optional()
  @IsNumber()
  @Min(0.1)
  @Max(10_000)
  skewMs?: number;

  /** Frames that a camera may lose. */
  @Optional()
  @IsInt()
  @Min(0)
  @Max(1_000_000)
  droppedFrames?: number;

  /** A processor that is hotter than this is refused, °C. */
  @Optional()
  @IsNumber()
  @Min(0)
  @Max(120)
  temperatureC?: number;
}

/** The camera makes itself ready for a take and is held for it. Answered with an `ArmReport`. */
export class TakeArmArgs {
  @Matches(ID_PATTERN)
  takeId!: string;

  /** It is let go of after this, if it was not rolled by then. */
  @IsInt()
  @Min(1000)
  @Max(3_600_000)
  holdMs!: number;

  /** What is to be recorded, where that is known: the disk must have room for it. */
  @Optional()
  @IsInt()
  @Min(100)
  @Max(86_400_000)
  durationMs?: number;

  @Optional()
  @IsIn(TAKE_MODES)
  mode?: TakeMode;

  @Optional()
  @Nested(() => TakeLimits)
  limits?: TakeLimits;
}

/** The camera is let go of, if it was held for this take. */
export class TakeDisarmArgs {
  @Matches(ID_PATTERN)
  takeId!: string;
}

/** More than this a camera cannot find amiss. */
const MOST_FINDINGS = 16;

/** Something that a camera found when it made itself ready. */
export class ArmFinding extends ErrorInfo {
  /** A refusal keeps it out of the take, a warning does not. */
  @IsIn(['refusal', 'warning'])
  severity!: 'refusal' | 'warning';
}

/** How a camera fares that was to make itself ready. */
export class ArmReport {
  /** It found no refusal, and is held for the take. */
  @IsBoolean()
  ready!: boolean;

  @IsArray()
  @ArrayMaxSize(MOST_FINDINGS)
  @Nested(() => ArmFinding, { each: true })
  findings!: ArmFinding[];

  /** It must know of an instant so long before, ms: for as long as it took to write a file. */
  @IsNumber()
  @Min(0)
  @Max(60_000)
  leadMs!: number;

  /** How long the camera took to find all this out, ms. */
  @IsNumber()
  @Min(0)
  workMs!: number;

  /** One frame at the rate that it runs at, ms. */
  @IsNumber()
  @Min(0)
  frameMs!: number;

  @Nested(() => ClockState)
  clock!: ClockState;

  @Nested(() => DiskState)
  disk!: DiskState;

  /** In mode `framesync`, of a camera that can: by what it keeps step. */
  @Optional()
  @IsIn(SYNC_CLOCKS)
  syncClock?: SyncClock;

  @Optional()
  @IsNumber()
  @Min(-100)
  @Max(200)
  temperatureC?: number;
}
