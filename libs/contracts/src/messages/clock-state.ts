import { IsBoolean, IsIn, IsNumber, Min } from 'class-validator';
import { IsText } from './is-text.js';
import { IsTime } from './is-time.js';
import { Nested } from './nested.js';
import { Optional } from './optional.js';

export const TIME_SERVICES = ['chrony', 'timesyncd', 'none'] as const;
export type TimeServiceName = (typeof TIME_SERVICES)[number];

/** What the time service of the agent's own host says of its wall clock. */
export class HostClock {
  /** `none`: neither was found at work. */
  @IsIn(TIME_SERVICES)
  source!: TimeServiceName;

  /** It follows a server; a clock that follows only itself does not count. */
  @IsBoolean()
  synchronised!: boolean;

  /** The server that it follows. */
  @Optional()
  @IsText(253)
  server?: string;

  /** That server's time minus the wall clock, ms, as the service last measured. */
  @Optional()
  @IsNumber()
  offsetMs?: number;

  /** How far the wall clock may be from true time by what the service says, ms. */
  @Optional()
  @IsNumber()
  @Min(0)
  errorMs?: number;

  /**
   * Operator time minus the wall clock, ms, where that is more than both errors allow: then the server that this host
   * follows is not the one of the operator's host, or one of the two hosts is wrong.
   */
  @Optional()
  @IsNumber()
  disagreesMs?: number;
}

/** The operator's clock was set, or this host slept: what had been measured before holds no more. */
export class ClockStep {
  /** Operator time at which it was noticed. */
  @IsTime()
  at!: string;

  /** How far operator time jumped, ms. */
  @IsNumber()
  byMs!: number;
}

/** The agent's clock against the operator's. */
export class ClockState {
  @IsBoolean()
  known!: boolean;

  /** Operator time minus the agent's wall clock, ms; 0 until known. */
  @IsNumber()
  offsetMs!: number;

  /** The truth lies within so many ms of what the agent takes for operator time; 0 until known. */
  @IsNumber()
  @Min(0)
  errorMs!: number;

  /** How much faster than the agent's clock the operator's runs, parts per million; absent until it is known. */
  @Optional()
  @IsNumber()
  driftPpm?: number;

  /** How far `driftPpm` may be off, now and in the near future. */
  @Optional()
  @IsNumber()
  @Min(0)
  driftErrorPpm?: number;

  /** `errorMs` is more than half a frame of the camera: its frames are not surely matched with those of others. */
  @Optional()
  @IsBoolean()
  coarse?: boolean;

  /** The last one of the last hour. */
  @Optional()
  @Nested(() => ClockStep)
  step?: ClockStep;

  /** Absent until it was asked. */
  @Optional()
  @Nested(() => HostClock)
  host?: HostClock;
}
