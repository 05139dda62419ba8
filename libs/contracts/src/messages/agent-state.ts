import { IsIn, IsNumber, Matches, Min } from 'class-validator';
import { ID_PATTERN } from '../ids.js';
import { CameraSettings } from './camera-settings.js';
import { ClockState } from './clock-state.js';
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

export class DiskState {
  @IsNumber()
  @Min(0)
  totalBytes!: number;

  @IsNumber()
  @Min(0)
  freeBytes!: number;

  /** Recordings end, and none begins, when no more than this is free. */
  @Optional()
  @IsNumber()
  @Min(0)
  reserveBytes?: number;

  /** `low`: at the present rate the reserve is reached within half an hour. `full`: it is reached. */
  @Optional()
  @IsIn(['ok', 'low', 'full'])
  level?: 'ok' | 'low' | 'full';

  /** Why nothing can be recorded there: its folder is away, and looked for again and again. The figures are 0 then. */
  @Optional()
  @Nested(() => ErrorInfo)
  error?: ErrorInfo;
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

  /** Where the text of `annotate` goes: into the picture, or into a text track of the recordings. Absent without a text. */
  @Optional()
  @IsIn(['burned-in', 'track'])
  annotation?: 'burned-in' | 'track';

  /** The recording that runs, as it was when this was written. */
  @Optional()
  @Nested(() => Recording)
  recording?: Recording;

  /** The take that it is ready for, and kept for. */
  @Optional()
  @Matches(ID_PATTERN)
  heldFor?: string;

  @Nested(() => DiskState)
  disk!: DiskState;

  @Nested(() => ClockState)
  clock!: ClockState;

  @IsTime()
  at!: string;
}
