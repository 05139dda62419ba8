import { IsIn, IsNumber, Matches, Max, Min } from 'class-validator';
import { ID_PATTERN } from '../ids.js';
import { Optional } from './optional.js';

/** One camera of a take leads, and the others put their frames where it has its own. */
export const SYNC_ROLES = ['server', 'client'] as const;
export type SyncRole = (typeof SYNC_ROLES)[number];

/**
 * By what a camera knows where the frames of its server lie. `wall-clock`: by the wall clocks of both hosts, so that their
 * frames are as far apart as those are; `host-clock`: simulated cameras of one host, by its own.
 */
export const SYNC_CLOCKS = ['wall-clock', 'host-clock'] as const;
export type SyncClock = (typeof SYNC_CLOCKS)[number];

/** `waiting`: no frame was given yet; `in-step`: frames flow, and the camera said that they are in step. */
export const SYNC_STATES = ['waiting', 'in-step'] as const;
export type SyncState = (typeof SYNC_STATES)[number];

/** What rpicam-vid leaves out before the first frame of a server, for which clients wait. */
export const FRAMES_BEFORE_SYNC = 100;

/** `client` and `server`: the camera is opened anew as one; `confirm`: it waits until its frames flow in step. */
export const SYNC_STEPS = ['client', 'server', 'confirm'] as const;
export type SyncStep = (typeof SYNC_STEPS)[number];

/** A step of a camera that is held for a take towards frames in step with the others. Answered with a `FrameSync`. */
export class TakeSyncArgs {
  @Matches(ID_PATTERN)
  takeId!: string;

  @IsIn(SYNC_STEPS)
  step!: SyncStep;
}

/** How the frames of a camera keep step with those of others. */
export class FrameSync {
  @IsIn(SYNC_ROLES)
  role!: SyncRole;

  @IsIn(SYNC_STATES)
  state!: SyncState;

  @IsIn(SYNC_CLOCKS)
  clock!: SyncClock;

  /** How far it said to have been off when it came into step, µs. An error of a wall clock is not in it. */
  @Optional()
  @IsNumber()
  @Min(-1e12)
  @Max(1e12)
  differenceUs?: number;

  /** Operator time of one of its newest frames, unix ms. */
  @Optional()
  @IsNumber()
  @Min(0)
  frameAtMs?: number;
}
