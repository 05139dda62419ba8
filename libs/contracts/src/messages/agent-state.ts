import { IsBoolean, IsIn, IsInt, IsNumber, Max, Min } from 'class-validator';
import { Recording } from './recording.js';
import { IsText } from './is-text.js';
import { IsTime } from './is-time.js';
import { Nested } from './nested.js';
import { Optional } from './optional.js';

export const CAMERA_STATUSES = [
  'starting',
  'standing-by',
  'recording',
  'restarting',
  'not-connected',
] as const;
export type CameraStatus = (typeof CAMERA_STATUSES)[number];

/** An error as it stands inside a message. */
export class ErrorInfo {
  @IsText(60)
  code!: string;

  @IsText(1000)
  detail!: string;

  @IsText(500)
  advice!: string;
}

export class VideoSettings {
  @IsInt()
  @Min(16)
  @Max(16_384)
  width!: number;

  @IsInt()
  @Min(16)
  @Max(16_384)
  height!: number;

  @IsInt()
  @Min(1)
  @Max(1000)
  fps!: number;
}

/** What was asked of the camera, and what its stream says it does. */
export class CameraSettings {
  @Nested(() => VideoSettings)
  desired!: VideoSettings;

  @Optional()
  @Nested(() => VideoSettings)
  reported?: VideoSettings;
}

export class DiskState {
  @IsNumber()
  @Min(0)
  totalBytes!: number;

  @IsNumber()
  @Min(0)
  freeBytes!: number;
}

/** The agent's clock against the operator's. */
export class ClockState {
  @IsBoolean()
  known!: boolean;

  /** Operator time minus the agent's wall clock, ms; 0 until known. */
  @IsNumber()
  offsetMs!: number;

  /** Half of the shortest round trip that the offset was measured with, ms. */
  @IsNumber()
  @Min(0)
  errorMs!: number;
}

/** The camera as it is; written at every change and at each connect. */
export class AgentState {
  @IsIn(CAMERA_STATUSES)
  status!: CameraStatus;

  @Optional()
  @Nested(() => ErrorInfo)
  error?: ErrorInfo;

  @Nested(() => CameraSettings)
  settings!: CameraSettings;

  /** The recording that runs, as it was when this was written. */
  @Optional()
  @Nested(() => Recording)
  recording?: Recording;

  @Nested(() => DiskState)
  disk!: DiskState;

  @Nested(() => ClockState)
  clock!: ClockState;

  @IsTime()
  at!: string;
}
