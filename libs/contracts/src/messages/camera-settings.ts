import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsInt, IsNumber, Matches, Max, Min } from 'class-validator';
import { IsAutoOr } from './is-auto-or.js';
import { IsRate } from './is-rate.js';
import { IsSide } from './is-side.js';
import { IsText } from './is-text.js';
import { IsWhiteBalance, type WhiteBalance } from './is-white-balance.js';
import { Nested } from './nested.js';
import { Optional } from './optional.js';

export class VideoSettings {
  @IsSide()
  width!: number;

  @IsSide()
  height!: number;

  @IsRate()
  fps!: number;
}

/** What can be set besides size and rate, by name; a camera has some of them (`AgentInfo.controls`). */
export const CONTROLS = [
  'bitrate',
  'gop',
  'brightness',
  'contrast',
  'saturation',
  'sharpness',
  'rotation',
  'hflip',
  'vflip',
  'exposure',
  'gain',
  'whiteBalance',
  'focus',
  'annotate',
] as const;
export type ControlName = (typeof CONTROLS)[number];

/** What the camera finds by itself unless it is told, and what can be locked as it is. */
export const LOCKABLE = ['exposure', 'gain', 'whiteBalance', 'focus'] as const;
export type LockableName = (typeof LOCKABLE)[number];

export const ROTATIONS = [0, 90, 180, 270] as const;
export type Rotation = (typeof ROTATIONS)[number];

/** The bounds are those of any camera; each camera has its own within them. Absent: the camera's default. */
export class Controls {
  /** Of the encoder, bits a second. */
  @Optional()
  @IsInt()
  @Min(50_000)
  @Max(200_000_000)
  bitrate?: number;

  /** Frames from one key frame to the next. */
  @Optional()
  @IsInt()
  @Min(1)
  @Max(1000)
  gop?: number;

  /** 0 is neutral. */
  @Optional()
  @IsNumber()
  @Min(-1)
  @Max(1)
  brightness?: number;

  /** 1 is neutral, for the next two also. */
  @Optional()
  @IsNumber()
  @Min(0)
  @Max(16)
  contrast?: number;

  @Optional()
  @IsNumber()
  @Min(0)
  @Max(16)
  saturation?: number;

  @Optional()
  @IsNumber()
  @Min(0)
  @Max(16)
  sharpness?: number;

  /** Degrees, clockwise. */
  @Optional()
  @IsIn(ROTATIONS)
  rotation?: Rotation;

  @Optional()
  @IsBoolean()
  hflip?: boolean;

  @Optional()
  @IsBoolean()
  vflip?: boolean;

  /** Of one frame, microseconds. */
  @Optional()
  @IsAutoOr(1, 10_000_000)
  exposure?: 'auto' | number;

  /** Analogue gain: 1 is none. */
  @Optional()
  @IsAutoOr(0, 256)
  gain?: 'auto' | number;

  @Optional()
  @IsWhiteBalance()
  whiteBalance?: WhiteBalance;

  /** Dioptres: 0 is infinity, 10 is 10 cm. */
  @Optional()
  @IsAutoOr(0, 100)
  focus?: 'auto' | number;

  /** Text in the picture, or beside it where the driver cannot; empty for none. */
  @Optional()
  @IsText(100)
  @Matches(/^[^\p{Cc}]*$/u, { message: 'annotate must not contain control characters' })
  annotate?: string;
}

/** All that was asked of a camera, or all that it does. */
export class Settings extends Controls {
  @IsSide()
  width!: number;

  @IsSide()
  height!: number;

  @IsRate()
  fps!: number;
}

/** What may be asked of a camera and not be taken: size and rate together, and each control. */
const ASKED = ['video', ...CONTROLS] as const;

/** Something that is desired, and that the camera which is there does not offer. */
export class SettingNotTaken {
  @IsIn(ASKED)
  name!: (typeof ASKED)[number];

  /** What it offers instead. */
  @IsText(1000)
  detail!: string;
}

/** What was asked of the camera, and what it does. */
export class CameraSettings {
  @Nested(() => Settings)
  desired!: Settings;

  /** Size and rate by its stream, the rest by its driver; what runs by itself as it is at the moment, where it is known. */
  @Optional()
  @Nested(() => Settings)
  reported?: Settings;

  /** Desired of another camera than this one: it has its default instead. Absent where all is taken. */
  @Optional()
  @IsArray()
  @ArrayMaxSize(ASKED.length)
  @Nested(() => SettingNotTaken, { each: true })
  notTaken?: SettingNotTaken[];
}

/** One control of a camera, and what it takes. */
export class ControlRange {
  @IsIn(CONTROLS)
  name!: ControlName;

  /** Numbers: the least and the most; for `whiteBalance` of each gain, or of the kelvin. */
  @Optional()
  @IsNumber()
  min?: number;

  @Optional()
  @IsNumber()
  max?: number;

  /** "auto" is taken too. */
  @Optional()
  @IsBoolean()
  auto?: boolean;

  /** `rotation`: the degrees that it can. */
  @Optional()
  @IsIn(ROTATIONS, { each: true })
  rotations?: Rotation[];

  /** `whiteBalance`: how it is told. */
  @Optional()
  @IsIn(['gains', 'kelvin'])
  as?: 'gains' | 'kelvin';

  /** Changes while the camera runs; otherwise it is restarted. */
  @IsBoolean()
  live!: boolean;
}
