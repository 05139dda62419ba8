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
  private chunks = 0;

  constructor(
    private readonly clock: Clock,
    private readonly give: (unit: AccessUnit) => void,
    /** The silence that ends a frame. */
    public quietMs = QUIET_MS,
  ) {}

  /** False once something was left out: then frames are no longer counted right. */
  get complete(): boolean {
    return Object.values(this.splitter.refused).every((count) => count === 0);
  }

  /** Ends the frame now: somebody knows that all of it was pushed. */
  endFrame(): void {
    this.timer?.stop();
    for (const unit of this.splitter.flush()) this.give(unit);
  }

  push(chunk: Uint8Array): void {
    this.chunks += 1;
    this.timer?.stop();
    for (const unit of this.splitter.push(chunk, this.clock.monotonic())) this.give(unit);
    if (chunk.length < FULL_READ_BYTES) this.timer = this.clock.after(this.quietMs, () => this.quiet());
  }

  /** The stream is over. What has come since it was last quiet may be half a frame: it is left out. */
  end(): void {
    this.chunks += 1;
    this.timer?.stop();
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
