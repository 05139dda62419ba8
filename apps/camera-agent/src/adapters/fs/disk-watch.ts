import type { DiskState } from '#contracts/messages/agent-state.js';
import type { Clock, Timer } from '#contracts/ports/clock.js';
import type { Logger } from '#contracts/ports/logger.js';
import type { DiskGuard } from './disk-guard.js';

const LOOK_MS = 10_000;
const CHANGE_BYTES = 64 * 1024 * 1024;

const SENTENCES = {
  ok: 'There is room on the disk again.',
  low: 'The disk is nearly full: a recording would end within half an hour.',
  full: 'The disk is full: a recording ends, and none can begin.',
};

/** Looks at the disk again and again: it may fill, or be freed, while nothing is recorded. */
export class DiskWatch {
  private timer: Timer | undefined;
  private running = false;
  /** What was told last; the guard is asked by others, too. */
  private told: DiskState = { totalBytes: 0, freeBytes: 0, level: 'ok' };

  constructor(
    private readonly guard: DiskGuard,
    private readonly clock: Clock,
    private readonly logger: Logger,
    /** Called when the level is another one, or the room has changed by more than is told anyway. */
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
    try {
      this.compare(await this.guard.look());
    } catch (error) {
      this.logger.warn({ error: String(error) }, 'The room on the disk cannot be read.');
    }
    if (this.running) this.timer = this.clock.after(LOOK_MS, () => void this.look());
  }

  private compare(disk: DiskState): void {
    const { freeBytes, reserveBytes, level = 'ok' } = disk;
    const otherLevel = level !== this.told.level;
    if (otherLevel)
      this.logger[level === 'ok' ? 'info' : 'warn']({ freeBytes, reserveBytes }, SENTENCES[level]);
    if (!otherLevel && Math.abs(freeBytes - this.told.freeBytes) < CHANGE_BYTES) return;
    this.told = disk;
    this.changed();
  }
}
