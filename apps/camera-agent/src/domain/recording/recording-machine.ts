import type { AccessUnit } from '../h264/access-unit.js';
import type { FilmCounts, RecordingEnd } from './recording-end.js';
import { outcomeOf } from './recording-end.js';

export interface RecordingPlan {
  /** The length that was asked for, ms of capture time; undefined: until stopped. */
  readonly durationMs: number | undefined;
  /** How long one frame lasts at the camera's rate. */
  readonly frameMs: number;
}

export type RecordingPhase = 'waiting' | 'recording' | 'saving' | 'saved' | 'failed';

/** `take` it into the file; `drop`: it belongs there but there is no room; `leave`: it is no part of the recording. */
export type Verdict = 'take' | 'drop' | 'leave';

/**
 * Decides frame by frame what belongs to one recording: waiting for the first key frame, recording, saving, then saved
 * or failed. The length counts in capture time from the first frame: 10 s at 30 frames a second are 300 frames.
 */
export class RecordingMachine {
  private current: RecordingPhase = 'waiting';
  private ended: RecordingEnd | undefined;
  private firstMs: number | undefined;
  private lastMs = 0;
  private taken = 0;
  private droppedFrames = 0;
  private gaps = 0;
  /** Frames that refer to a dropped one cannot be shown: nothing is taken until the next key frame. */
  private dropping = false;

  constructor(private readonly plan: RecordingPlan) {}

  get phase(): RecordingPhase {
    return this.current;
  }

  /** Why it ended; undefined until it has. */
  get end(): RecordingEnd | undefined {
    return this.ended;
  }

  /** Capture time of the first frame. */
  get startMs(): number | undefined {
    return this.firstMs;
  }

  get durationMs(): number {
    return this.firstMs === undefined ? 0 : this.lastMs - this.firstMs + this.plan.frameMs;
  }

  get counts(): FilmCounts {
    return { frames: this.taken, droppedFrames: this.droppedFrames, gaps: this.gaps };
  }

  /** What to do with the next frame; `room`: the way to the disk takes more. A taken one is confirmed by `took`. */
  offer(unit: AccessUnit, room: boolean): Verdict {
    if (this.current === 'waiting') return unit.keyFrame ? 'take' : 'leave';
    if (this.current !== 'recording') return 'leave';
    if (this.isBehindEnd(unit.timeMs)) {
      this.finish({ kind: 'planned' });
      return 'leave';
    }
    if (room && (!this.dropping || unit.keyFrame)) return 'take';
    if (!this.dropping) this.gaps += 1;
    this.dropping = true;
    this.droppedFrames += 1;
    return 'drop';
  }

  /** The frame is on its way into the file. */
  took(unit: AccessUnit): void {
    this.current = 'recording';
    this.firstMs ??= unit.timeMs;
    this.lastMs = unit.timeMs;
    this.taken += 1;
    this.dropping = false;
    if (this.isBehindEnd(unit.timeMs + this.plan.frameMs)) this.finish({ kind: 'planned' });
  }

  /** The camera lost frames before they were coded; those behind them can be shown. */
  lost(frames: number): void {
    if (this.current !== 'recording' || frames <= 0) return;
    if (!this.dropping) this.gaps += 1;
    this.droppedFrames += frames;
  }

  /** Ends it; false if it has ended already. Without a frame it has failed at once. */
  finish(end: RecordingEnd): boolean {
    if (this.current !== 'waiting' && this.current !== 'recording') return false;
    this.ended = end;
    this.current = this.current === 'waiting' ? 'failed' : 'saving';
    return true;
  }

  /** The file is closed; `error`, if the disk did not take all of it. */
  close(failure?: RecordingEnd & { kind: 'failed' }): 'saved' | 'failed' {
    this.ended = failure ?? this.ended ?? { kind: 'asked' };
    this.current = outcomeOf(this.ended);
    return this.current;
  }

  /** Capture times are not exact, so the border lies half a frame before the planned end. */
  private isBehindEnd(timeMs: number): boolean {
    const { durationMs, frameMs } = this.plan;
    if (durationMs === undefined || this.firstMs === undefined) return false;
    return timeMs - this.firstMs >= durationMs - frameMs / 2;
  }
}
