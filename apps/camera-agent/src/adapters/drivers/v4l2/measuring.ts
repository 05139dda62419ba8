import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { Clock, Timer } from '#contracts/ports/clock.js';
import type { Logger } from '#contracts/ports/logger.js';
import type { Measured } from '../../../domain/camera/camera-driver.js';
import type { CameraTuning } from './camera-tuning.js';

/** Each look is a short program. */
const LOOK_MS = 5000;

/** Looks from time to time at what an open camera finds by itself. */
export class Measuring {
  private readonly ending = new AbortController();
  private timer: Timer | undefined;
  private values: Measured = {};
  private looking = false;
  /** Asked for while a look went on: that one may have read what was there before. */
  private stale = false;

  constructor(
    private readonly tuning: Pick<CameraTuning, 'read'>,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  get latest(): Measured {
    return this.values;
  }

  /** Looks now, and then again and again. */
  again(): void {
    this.timer?.stop();
    if (this.looking) this.stale = true;
    else void this.look();
  }

  stop(): void {
    this.ending.abort();
    this.timer?.stop();
    this.values = {};
  }

  private get pauseMs(): number {
    return this.stale ? 0 : LOOK_MS;
  }

  private async look(): Promise<void> {
    const { signal } = this.ending;
    this.looking = true;
    this.stale = false;
    try {
      const values = await this.tuning.read(signal);
      if (!signal.aborted) this.values = values;
    } catch (error) {
      if (signal.aborted) return;
      // What ails the camera is told by its stream; here only the values are missing.
      this.values = {};
      const detail = error instanceof RollcallError ? error.message : String(error);
      this.logger.debug({ detail }, 'The camera does not tell its values.');
    } finally {
      this.looking = false;
    }
    if (!signal.aborted) this.timer = this.clock.after(this.pauseMs, () => void this.look());
  }
}
