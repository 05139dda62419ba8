import type { Measured } from '../../../domain/camera/camera-driver.js';
import type { AccessUnit } from '../../../domain/h264/access-unit.js';
import type { ExitReport } from './exit-error.js';
import { MetadataTail } from './metadata-tail.js';
import { PtsLines } from './pts-lines.js';
import { QUIET_MS, QuietSplitter } from './quiet-splitter.js';
import { TimedOutput, type TimedOutputDeps } from './timed-output.js';
import { TimedUnits } from './timed-units.js';
import { VideoProcess } from './video-process.js';

export interface RpicamRunEvents {
  unit(unit: AccessUnit): void;
  ended(report: ExitReport): void;
}

/** A frame's end is told by its time; silence tells it only if that does not come. */
const TIMED_QUIET_MS = 200;
/** So many frames in a row with a time left over: times and frames do not go together. */
const MAX_SURPLUS = 8;

/** The tool goes on by itself; if the sensor does not, the camera's stall is noticed. */
const SENSOR_STOPPED = /device timeout detected/i;
const SENSOR_ADVICE =
  'The sensor stopped giving pictures, and the tool starts it again: if this returns, check the ribbon cable.';

/** One run of the camera tool, its bytes made into frames with their capture times. */
export class RpicamRun {
  private readonly process: VideoProcess;
  private readonly splitter: QuietSplitter;
  private readonly units: TimedUnits;
  private readonly lines = new PtsLines();
  private readonly metadata = new MetadataTail();
  private surplus = 0;
  /** Reads of times. */
  private rounds = 0;

  constructor(
    tool: string,
    private readonly deps: TimedOutputDeps,
    events: RpicamRunEvents,
  ) {
    const { clock, logger } = deps;
    this.units = new TimedUnits(
      clock,
      (unit) => events.unit(unit),
      () =>
        logger.warn(
          { tool },
          'The capture times stay away: frames have those of their arrival until they come again.',
        ),
    );
    this.splitter = new QuietSplitter(clock, (unit) => this.units.unit(unit));
    this.process = new VideoProcess(tool, clock, {
      said: (text) => {
        if (SENSOR_STOPPED.test(text)) logger.warn({ tool }, SENSOR_ADVICE);
      },
      bytes: (chunk) => this.splitter.push(chunk),
      ended: (report) => {
        this.splitter.end();
        this.units.end();
        events.ended(report);
      },
    });
  }

  /** Settled by the first unit. */
  get timeSource(): 'pts' | 'arrival' | undefined {
    return this.units.source;
  }

  get measured(): Measured {
    return this.metadata.measured;
  }

  /** Makes the pipes by which the times come. Rejects where that is not possible. */
  openTimed(signal: AbortSignal): Promise<TimedOutput> {
    const events = {
      video: (chunk: Uint8Array) => this.process.bytes(chunk),
      pts: (chunk: Uint8Array) => this.times(chunk),
      metadata: (chunk: Uint8Array) => this.metadata.push(chunk),
    };
    return TimedOutput.open(this.deps, events, signal);
  }

  /** Without `output` the video comes on standard output, and each frame has the time of its arrival. */
  start(args: readonly string[], output: TimedOutput | undefined): void {
    if (output) this.splitter.quietMs = TIMED_QUIET_MS;
    else this.units.distrust();
    this.process.start(args, this.deps.environment, output);
  }

  stop(): Promise<void> {
    return this.process.stop();
  }

  /**
   * The tool writes a frame first and then its time, so all of the frame is in the video's pipe when its time is read. In
   * this round of reads the video may have come before the time, when the frame was not whole yet: one round later all
   * of it was pushed, unless more times came: then their round counts. If its unit is not out by then, it is complete and
   * ends here.
   */
  private times(chunk: Uint8Array): void {
    for (const pts of this.lines.push(chunk)) this.units.line(pts);
    const round = ++this.rounds;
    afterNextReads(() => {
      if (round !== this.rounds) return;
      if (!this.splitter.complete && this.units.trusted) this.units.distrust();
      this.splitter.quietMs = this.units.punctual ? TIMED_QUIET_MS : QUIET_MS;
      if (this.units.trusted) this.endFrame();
    });
  }

  /** A time without a frame may be one that overtook its frame; one that stays was never any frame's. */
  private endFrame(): void {
    if (this.units.ahead > 0) this.splitter.endFrame();
    this.surplus = this.units.ahead > 0 ? this.surplus + 1 : 0;
    if (this.surplus > MAX_SURPLUS) this.units.distrust();
  }
}

/** Immediates run behind the reads of their round; those that they set, behind the reads of the next. */
function afterNextReads(run: () => void): void {
  setImmediate(() => setImmediate(run));
}
