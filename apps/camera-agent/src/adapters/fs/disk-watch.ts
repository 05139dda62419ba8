import type { Clock, Timer } from '#contracts/ports/clock.js';
import type { Logger } from '#contracts/ports/logger.js';
import type { DiskGuard } from './disk-guard.js';

const LOOK_MS = 10_000;
const CHANGE_BYTES = 64 * 1024 * 1024;

/** Looks at the disk again and again: it may fill, or be freed, while nothing is recorded. */
export class DiskWatch {
  private timer: Timer | undefined;
  private running = false;

  constructor(
    private readonly guard: DiskGuard,
    private readonly clock: Clock,
    private readonly logger: Logger,
    /** Called when the room has changed by more than is told anyway. */
    private readonly changed: () => void,
  ) {}

  /** Resolves after the first look. */
  async start(): Promise<void> {
    this.running = true;
    await this.look();
  }

  stop(): void {
    this.running = false;
    this.timer?.stop();
  }

  private async look(): Promise<void> {
    const before = this.guard.state.freeBytes;
    try {
      const { freeBytes } = await this.guard.look();
      if (Math.abs(freeBytes - before) >= CHANGE_BYTES) this.changed();
    } catch (error) {
      this.logger.warn({ error: String(error) }, 'The room on the disk cannot be read.');
    }
    if (this.running) this.timer = this.clock.after(LOOK_MS, () => void this.look());
  }
}
