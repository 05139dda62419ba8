import type { Measured } from '../../../domain/camera/camera-driver.js';
import type { SyncSaid } from '../../../domain/camera/sync-order.js';
import type { AccessUnit } from '../../../domain/h264/access-unit.js';
import type { RollcallError } from '#contracts/errors/rollcall-error.js';
import { complaintIn, type ExitReport } from './exit-error.js';
import { MetadataTail } from './metadata-tail.js';
import { SyncWatch } from './sync-watch.js';
import { TimedOutput, type TimedOutputDeps } from './timed-output.js';
import { TimedFrames } from './timed-frames.js';
import { VideoProcess } from './video-process.js';

export interface RpicamRunEvents {
  unit(unit: AccessUnit): void;
  /** Of a tool that was started to be in step with others. */
  synced(said: SyncSaid): void;
  ended(report: ExitReport): void;
}

const TIMES_LOST = 'The capture times stay away: frames have those of their arrival until they come again.';

/** One run of the camera tool, its bytes made into frames with their capture times. */
export class RpicamRun {
  private readonly process: VideoProcess;
  private readonly frames: TimedFrames;
  private readonly metadata = new MetadataTail();
  private readonly sync: SyncWatch;
  private complained: RollcallError | undefined;

  constructor(
    tool: string,
    private readonly deps: TimedOutputDeps,
    events: RpicamRunEvents,
  ) {
    const { clock, logger } = deps;
    const lost = (): void => logger.warn({ tool }, TIMES_LOST);
    const unit = (given: AccessUnit): void => {
      this.complained = undefined;
      events.unit(given);
    };
    this.frames = new TimedFrames(clock, unit, lost);
    this.sync = new SyncWatch(clock, (said) => events.synced(said));
    this.process = new VideoProcess(tool, clock, {
      said: (text) => {
        this.sync.said(text);
        const complaint = complaintIn(text);
        if (!complaint) return;
        this.complained = complaint;
        logger.warn({ tool }, `${complaint.message} The tool starts it again. ${complaint.advice}`);
      },
      bytes: (chunk) => {
        this.sync.ended();
        this.frames.video(chunk);
      },
      ended: (report) => {
        this.sync.ended();
        this.frames.end();
        events.ended(report);
      },
    });
  }

  /** Settled by the first unit. */
  get timeSource(): 'pts' | 'arrival' | undefined {
    return this.frames.source;
  }

  get measured(): Measured {
    return this.metadata.measured;
  }

  /** What the tool said since the last frame that explains why none comes. */
  get complaint(): RollcallError | undefined {
    return this.complained;
  }

  /** Makes the pipes by which the times come. Rejects where that is not possible. */
  openTimed(signal: AbortSignal): Promise<TimedOutput> {
    const events = {
      video: (chunk: Uint8Array) => this.process.bytes(chunk),
      pts: (chunk: Uint8Array, pulled: boolean) => this.frames.times(chunk, pulled),
      metadata: (chunk: Uint8Array) => this.metadata.push(chunk),
    };
    return TimedOutput.open(this.deps, events, signal);
  }

  /**
   * Without `output` the video comes on standard output, and each frame has the time of its arrival. `inStep`: the tool is
   * to tell how it fares with that.
   */
  start(args: readonly string[], output: TimedOutput | undefined, inStep: boolean): void {
    this.frames.begin(output);
    this.process.start(args, this.deps.environment, output);
    if (inStep) this.sync.started();
  }

  /** Whether somebody waits for each frame, as it is until this is called. */
  hurry(hurried: boolean): void {
    this.frames.hurry(hurried);
  }

  /** Gives the frames that were kept for the next lot. */
  catchUp(): void {
    this.frames.catchUp();
  }

  stop(): Promise<void> {
    return this.process.stop();
  }
}
