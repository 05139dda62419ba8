import type { Clock, Timer } from '#contracts/ports/clock.js';
import type { AccessUnit } from '../../../domain/h264/access-unit.js';
import { PtsLines } from './pts-lines.js';
import { QUIET_MS, QuietSplitter } from './quiet-splitter.js';
import { TimedUnits } from './timed-units.js';

/** A frame's end is told by its time; silence tells it only if that does not come. */
const TIMED_QUIET_MS = 200;
/** So long frames stay in a wide pipe at most: what is done for eight of them at once costs little more than for one. */
const LOT_MS = 250;
/** Where each frame's time is waited for, one looks for those whose times do not come any more. */
const SELDOM_MS = 1000;
/** What is measured comes in lumps of eight frames and 16 KiB, of which its pipe holds four. */
const MEASURED_FRAMES = 16;
/** Frames whose arrival is seen before any are left waiting: their arrival tells what the camera's clock is off. */
const SEEN_COMING = 60;
/** So many times in a row with a time left over: times and frames do not go together. */
const MAX_SURPLUS = 8;

/** What the pipes bring: the video, the times of its frames, and what the camera measures. */
export const PIPE_ROLES = ['video', 'pts', 'metadata'] as const;
export type PipeRole = (typeof PIPE_ROLES)[number];

/** The pipes that frames come by. */
export interface FramePipes {
  /** The video's holds several frames, which may stay there for a while. */
  readonly isWide: boolean;
  /** Reads what is in the pipe now, and gives it before it returns. */
  pull(pipe: PipeRole): void;
  /** Whether it is read when something comes; else only when it is pulled. */
  follow(pipe: PipeRole, follow: boolean): void;
}

/**
 * Makes frames of the bytes of the video and their capture times. The tool writes a frame first and then its time, so all
 * of a frame is in the video's pipe when its time is read. While somebody waits for each frame, its time is waited for;
 * while nobody does, one looks for several at once.
 */
export class TimedFrames {
  private readonly splitter: QuietSplitter;
  private readonly units: TimedUnits;
  private readonly lines = new PtsLines();
  private pipes: FramePipes | undefined;
  private tick: Timer | undefined;
  private hurried = true;
  /** Nothing came lately: the next frame is not to wait. */
  private isQuiet = true;
  private hasLooked = false;
  private bytes = 0;
  private given = 0;
  private givenBefore = 0;
  private surplus = 0;

  constructor(
    private readonly clock: Clock,
    give: (unit: AccessUnit) => void,
    /** Times came, and then no more. */
    lost: () => void,
  ) {
    const counted = (unit: AccessUnit): void => {
      this.given += 1;
      give(unit);
      if (this.given % MEASURED_FRAMES === 0) this.measure();
    };
    this.units = new TimedUnits(clock, counted, lost);
    this.splitter = new QuietSplitter(clock, (unit) => this.units.unit(unit));
  }

  /** Settled by the first unit. */
  get source(): 'pts' | 'arrival' | undefined {
    return this.units.source;
  }

  /** To be called before anything comes; without `pipes` each frame has the time of its arrival. */
  begin(pipes: FramePipes | undefined): void {
    this.pipes = pipes;
    if (!pipes) return this.units.distrust();
    this.adapt();
    if (!pipes.isWide) return;
    // Nobody waits for it: it is read with the frames rather than woken for.
    pipes.follow('metadata', false);
    this.arm();
  }

  /** Whether somebody waits for each frame, as it is until this is called. */
  hurry(hurried: boolean): void {
    if (hurried) this.catchUp();
    this.hurried = hurried;
    this.adapt();
    if (!this.tick) return;
    this.tick.stop();
    this.arm();
  }

  /** Gives the frames that are complete. */
  catchUp(): void {
    this.pipes?.pull('pts');
    this.look();
  }

  video(chunk: Uint8Array): void {
    this.bytes += chunk.length;
    this.splitter.push(chunk);
  }

  /** Times that were pulled are looked at by whoever pulled them. */
  times(chunk: Uint8Array, pulled: boolean): void {
    for (const pts of this.lines.push(chunk)) this.units.line(pts);
    if (!pulled) this.look();
  }

  /** The stream is over; all of it was read. */
  end(): void {
    this.tick?.stop();
    this.tick = undefined;
    this.pipes = undefined;
    this.splitter.end();
    this.units.end();
  }

  private arm(): void {
    const isPrompt = this.hurried && this.source === 'pts';
    this.tick = this.clock.after(isPrompt ? SELDOM_MS : LOT_MS, () => {
      this.arm();
      if (!this.hasLooked) this.lookForSeveral();
      this.hasLooked = false;
      if (this.given === this.givenBefore) this.measure();
      this.givenBefore = this.given;
    });
  }

  /** A pipe that nobody empties would stop the tool. */
  private measure(): void {
    if (this.pipes?.isWide) this.pipes.pull('metadata');
  }

  private lookForSeveral(): void {
    const before = this.bytes;
    this.catchUp();
    this.isQuiet = this.bytes === before;
    // Its time did not come.
    if (this.isQuiet) this.splitter.endFrame();
    this.adapt();
  }

  private look(): void {
    this.hasLooked = true;
    this.isQuiet = false;
    this.pipes?.pull('video');
    if (!this.splitter.complete && this.units.trusted) this.units.distrust();
    if (this.units.trusted) this.endFrame();
    this.adapt();
  }

  private adapt(): void {
    const { pipes, units } = this;
    if (!pipes) return;
    const waits = pipes.isWide && units.punctual;
    this.splitter.quietMs = waits ? undefined : units.punctual ? TIMED_QUIET_MS : QUIET_MS;
    pipes.follow('video', !waits);
    pipes.follow('pts', !waits || this.hurried || this.isQuiet || this.given < SEEN_COMING);
  }

  /** A time without a frame may be one that overtook its frame; one that stays was never any frame's. */
  private endFrame(): void {
    if (this.units.ahead > 0) this.splitter.endFrame();
    this.surplus = this.units.ahead > 0 ? this.surplus + 1 : 0;
    if (this.surplus > MAX_SURPLUS) this.units.distrust();
  }
}
