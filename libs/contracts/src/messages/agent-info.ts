import { ArrayMaxSize, IsArray, IsIn, IsInt, IsIP, Matches, Max, Min } from 'class-validator';
import { ID_PATTERN } from '../ids.js';
import { ControlRange } from './camera-settings.js';
import { IsPrintable } from './is-printable.js';
import { IsRate } from './is-rate.js';
import { IsSide } from './is-side.js';
import { Nested } from './nested.js';
import { Optional } from './optional.js';

export const DRIVERS = ['rpicam', 'v4l2', 'simulated'] as const;
export type DriverName = (typeof DRIVERS)[number];

/** A size and rate at which the camera can deliver. */
export class CameraMode {
  @IsSide()
  width!: number;

  @IsSide()
  height!: number;

  @IsRate()
  maxFps!: number;
}

/** What an agent is; written at each connect. */
export class AgentInfo {
  @IsPrintable(255)
  hostname!: string;

  /** Where its media port listens, most useful first. */
  @IsArray()
  @ArrayMaxSize(32)
  @IsIP(undefined, { each: true })
  addresses!: string[];

  @IsInt()
  @Min(1)
  @Max(65_535)
  port!: number;

  /** Of the certificate that its media port shows: SHA-256 in base64url. Absent where that is plain text. */
  @Optional()
  @Matches(/^[\w-]{43}$/)
  fingerprint?: string;

  /** The camera's own name, such as `imx708`. */
  @IsPrintable(100)
  model!: string;

  @IsIn(DRIVERS)
  driver!: DriverName;

  @IsArray()
  @ArrayMaxSize(64)
  @Nested(() => CameraMode, { each: true })
  modes!: CameraMode[];

  /** What can be set; absent in what an older agent says. */
  @Optional()
  @IsArray()
  @ArrayMaxSize(32)
  @Nested(() => ControlRange, { each: true })
  controls?: ControlRange[];

  @IsPrintable(40)
  version!: string;

  @Matches(ID_PATTERN)
  boot!: string;
}
