import type { Clock, Timer } from '#contracts/ports/clock.js';
import type { AccessUnit } from '../../../domain/h264/access-unit.js';
import { AccessUnitSplitter } from '../../../domain/h264/access-unit-splitter.js';

/** Frames are at least 8 ms apart; within one the encoder writes without a pause. */
export const QUIET_MS = 5;
/** What one read takes at most: after a full one, more is waiting. */
const FULL_READ_BYTES = 64 * 1024;

/**
 * Cuts a live Annex B stream into access units. The stream does not mark the end of a frame, so a frame counts as
 * ended when the stream has been quiet: otherwise each would be known only with the next one.
 */
export class QuietSplitter {
  private readonly splitter = new AccessUnitSplitter();
  private timer: Timer | undefined;
  /** When the frame that is being read ends, if nothing more comes. */
  private quietAt: number | undefined;
  private chunks = 0;

  constructor(
    private readonly clock: Clock,
    private readonly give: (unit: AccessUnit) => void,
    /** The silence that ends a frame; undefined: none does. */
    public quietMs: number | undefined = QUIET_MS,
  ) {}

  /** False once something was left out: then frames are no longer counted right. */
  get complete(): boolean {
    const { strayBytes, orphanNals, malformedNals, overflows, unitsAwaitingKeyFrame } = this.splitter.refused;
    // Asked with each frame: not by a list made of them.
    return strayBytes + orphanNals + malformedNals + overflows + unitsAwaitingKeyFrame === 0;
  }

  /** Ends the frame now: somebody knows that all of it was pushed. */
  endFrame(): void {
    this.quietAt = undefined;
    for (const unit of this.splitter.flush()) this.give(unit);
  }

  /** `timeMs`: when the chunk came. */
  push(chunk: Uint8Array, timeMs = this.clock.monotonic()): void {
    this.chunks += 1;
    const { quietMs = Infinity } = this;
    this.quietAt = chunk.length < FULL_READ_BYTES && quietMs < Infinity ? timeMs + quietMs : undefined;
    for (const unit of this.splitter.push(chunk, timeMs)) this.give(unit);
    this.arm(timeMs);
  }

  /** The stream is over. What has come since it was last quiet may be half a frame: it is left out. */
  end(): void {
    this.chunks += 1;
    this.quietAt = undefined;
    this.timer?.stop();
  }

  /** The timer is not moved with each piece, which would wake this process more often than the camera does. */
  private arm(now: number): void {
    if (this.quietAt === undefined || this.timer) return;
    this.timer = this.clock.after(Math.max(0, this.quietAt - now), () => {
      this.timer = undefined;
      const late = this.clock.monotonic();
      if (this.quietAt !== undefined && late >= this.quietAt) this.quiet();
      else this.arm(late);
    });
  }

  /**
   * Timers run before reads: if this process was paused, the rest of the frame may lie in the pipe. Only when a round
   * of reads has brought nothing is the stream quiet.
   */
  private quiet(): void {
    const before = this.chunks;
    setImmediate(() => {
      if (this.chunks !== before) return;
      this.endFrame();
    });
  }
}
