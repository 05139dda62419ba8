import type { GapCause } from '#contracts/messages/recording.js';
import type { AccessUnit } from '../h264/access-unit.js';
import { GapList } from './gap-list.js';
import { FrameTail } from './frame-tail.js';
import type { FilmCounts, RecordingEnd } from './recording-end.js';
import { outcomeOf } from './recording-end.js';
import type { TakenFrame } from './taken-frame.js';
import { isSegmentFull, type SegmentLimit } from './segment-limit.js';

export interface RecordingPlan {
  /** The length that was asked for, ms of capture time from the first frame asked for; undefined: until stopped. */
  readonly durationMs?: number | undefined;
  /** Instead of a length the capture time at which it ends: of a later part, or of one with a pre-roll. */
  readonly untilMs?: number | undefined;
  /** How long one frame lasts at the camera's rate. */
  readonly frameMs: number;
  readonly segment?: SegmentLimit | undefined;
}

export type RecordingPhase = 'waiting' | 'recording' | 'saving' | 'saved' | 'failed';

/**
 * `take` it into the file; `drop`: it belongs there but there is no room; `leave`: it is no part of the recording;
 * `next`: it begins the next film.
 */
export type Verdict = 'take' | 'drop' | 'leave' | 'next';

/** What a frame meets on its way. */
export interface Way {
  /** The way to the disk takes more. */
  readonly room: boolean;
  /** Bytes of the film so far. */
  readonly bytes: number;
  /** Another film can be begun. */
  readonly next: boolean;
}

/** What becomes of a film when the camera is restarted: it ends, or it goes on behind a gap. */
export type RestartMode = 'split' | 'continue';

/**
 * Decides frame by frame what belongs to one film: waiting for the first key frame, recording, saving, then saved or
 * failed. The length counts in capture time from the first frame that was asked for: 10 s at 30 frames a second are
 * 300 frames.
 */
export class RecordingMachine {
  private current: RecordingPhase = 'waiting';
  private ended: RecordingEnd | undefined;
  private first: TakenFrame | undefined;
  private asked: TakenFrame | undefined;
  private last: TakenFrame | undefined;
  /** Capture time of the newest frame that belongs here, taken or dropped. */
  private offeredMs = 0;
  private askedFromMs = -Infinity;
  private countedFromMs: number | undefined;
  private cutMs: number | undefined;
  private readonly tail = new FrameTail();
  private readonly gapList = new GapList();
  /** Frames that refer to a dropped one cannot be shown: nothing is taken until the next key frame. */
  private dropping = false;
  private restart: RestartMode | undefined;
  /** Frames that the restart took, once the next one is offered. */
  private behindRestart = 0;

  constructor(private readonly plan: RecordingPlan) {}

  get phase(): RecordingPhase {
    return this.current;
  }

  /** Why it ended; undefined until it has. */
  get end(): RecordingEnd | undefined {
    return this.ended;
  }

  /** Capture time of the film's first frame. */
  get startMs(): number | undefined {
    return this.first?.timeMs;
  }

  /** Of the film, the first frame that was asked for; undefined while there is none. */
  get firstAsked(): TakenFrame | undefined {
    return this.asked;
  }

  get lastTaken(): TakenFrame | undefined {
    return this.last;
  }

  /** Of the film, the last frame that was asked for: others may have been taken before the cut was known. */
  get lastAsked(): TakenFrame | undefined {
    if (this.cutMs === undefined) return this.last;
    return this.tail.lastBefore(this.cutMs - this.plan.frameMs / 2) ?? this.asked;
  }

  /** Capture time at which it ends, where that is planned and known. */
  get untilMs(): number | undefined {
    const { durationMs, untilMs } = this.plan;
    if (this.cutMs !== undefined) return this.cutMs;
    if (untilMs !== undefined) return untilMs;
    const fromMs = this.countedFromMs ?? this.asked?.timeMs;
    return durationMs === undefined || fromMs === undefined ? undefined : fromMs + durationMs;
  }

  /** From the first frame that was asked for to the end of the last. */
  get durationMs(): number {
    const { asked, lastAsked: last } = this;
    return asked && last ? Math.max(0, last.timeMs - asked.timeMs) + this.plan.frameMs : 0;
  }

  get counts(): FilmCounts {
    const { count, frames } = this.gapList;
    return { frames: this.taken, droppedFrames: frames, gaps: count };
  }

  get gaps(): GapList {
    return this.gapList;
  }

  /** Frames captured before `timeMs` are only there because a film begins with a key frame. To be called before any. */
  askFrom(timeMs: number): void {
    this.askedFromMs = timeMs;
  }

  /** The planned length counts from here, where what comes before is a pre-roll. To be called before any frame. */
  countFrom(timeMs: number): void {
    this.countedFromMs = timeMs;
  }

  /** It ends with the last frame before `timeMs` of capture time, or of its plan where that is sooner. */
  endAt(timeMs: number): void {
    this.cutMs = Math.min(timeMs, this.untilMs ?? Infinity);
    if (this.last && this.isBehindEnd(this.last.timeMs + this.plan.frameMs)) this.finish({ kind: 'asked' });
  }

  /** What to do with the next frame. A taken one is confirmed by `took`. */
  offer(unit: AccessUnit, way: Way): Verdict {
    if (this.current !== 'waiting' && this.current !== 'recording') return 'leave';
    if (this.isBehindEnd(unit.timeMs)) {
      this.finish({ kind: 'planned' });
      return 'leave';
    }
    if (this.current === 'waiting') return unit.keyFrame ? 'take' : 'leave';
    if (this.restart) return this.resume(unit, way, this.restart);
    return this.place(unit, way);
  }

  private place(unit: AccessUnit, way: Way): Verdict {
    this.offeredMs = unit.timeMs;
    if (way.room && (!this.dropping || unit.keyFrame)) return this.isFull(unit, way) ? 'next' : 'take';
    this.dropping = true;
    this.gapList.add(this.taken, 1, 'disk');
    return 'drop';
  }

  /** The frame is on its way into the file. */
  took({ timeMs }: AccessUnit): void {
    this.current = 'recording';
    this.miss(this.behindRestart, 'restart');
    this.behindRestart = 0;
    this.offeredMs = timeMs;
    const frame = { index: this.taken, timeMs };
    this.first ??= frame;
    this.last = frame;
    this.tail.add(frame);
    if (timeMs >= this.askedFromMs) this.asked ??= frame;
    this.dropping = false;
    if (this.isBehindEnd(timeMs + this.plan.frameMs)) this.finish({ kind: 'planned' });
  }

  /**
   * The camera lost frames before they were coded; those behind them can be shown. What lies behind the planned end does
   * not count, nor what is a part of a restart.
   */
  lost(frames: number): void {
    if (this.current !== 'recording' || this.restart) return;
    this.miss(Math.min(frames, this.framesUntil(this.untilMs ?? Infinity)), 'camera');
  }

  /** The camera is being restarted: the next frame comes behind a gap, or begins the next film. */
  restarting(mode: RestartMode): void {
    if (this.current === 'recording') this.restart = mode;
  }

  /** True until the camera gives a frame again. */
  get isRestarting(): boolean {
    return this.restart !== undefined && this.current === 'recording';
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

  /** True where the film has what one may hold, so that the next key frame begins another. */
  isSegmentFull(timeMs: number, bytes: number): boolean {
    const { segment, frameMs } = this.plan;
    if (!segment || this.startMs === undefined) return false;
    return isSegmentFull(segment, timeMs - this.startMs + frameMs / 2, bytes);
  }

  private resume(unit: AccessUnit, way: Way, mode: RestartMode): Verdict {
    if (!unit.keyFrame) return 'leave';
    if (mode === 'split' && way.next) return 'next';
    this.restart = undefined;
    // It may have another coding, and then begins another film, which has no gap before it.
    const missing = this.framesUntil(unit.timeMs);
    const verdict = this.place(unit, way);
    if (verdict === 'take') this.behindRestart = missing;
    if (verdict === 'drop') this.miss(missing, 'restart');
    return verdict;
  }

  private miss(frames: number, cause: GapCause): void {
    if (frames > 0) this.gapList.add(this.taken, frames, cause);
  }

  /** Frames between the newest one offered and one at `timeMs`. */
  private framesUntil(timeMs: number): number {
    return Math.round((timeMs - this.offeredMs) / this.plan.frameMs) - 1;
  }

  private isFull(unit: AccessUnit, { bytes, next }: Way): boolean {
    return next && unit.keyFrame && this.isSegmentFull(unit.timeMs, bytes);
  }

  private get taken(): number {
    return this.last === undefined ? 0 : this.last.index + 1;
  }

  /** Capture times are not exact, so the border lies half a frame before the planned end. */
  private isBehindEnd(timeMs: number): boolean {
    return timeMs >= (this.untilMs ?? Infinity) - this.plan.frameMs / 2;
  }
}
