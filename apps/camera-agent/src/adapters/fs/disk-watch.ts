import type { DiskState } from '#contracts/messages/agent-state.js';
import type { Clock, Timer } from '#contracts/ports/clock.js';
import type { Logger } from '#contracts/ports/logger.js';
import type { DiskGuard } from './disk-guard.js';

const LOOK_MS = 10_000;
const CHANGE_BYTES = 64 * 1024 * 1024;

const SENTENCES = {
  away: 'The folder of films is away: nothing can be recorded until it is back.',
  ok: 'There is room on the disk again.',
  low: 'The disk is nearly full: a recording would end within half an hour.',
  full: 'The disk is full: a recording ends, and none can begin.',
};
const BACK = 'The folder of films is there again.';

/** Looks at the disk again and again: it may fill, be freed, be pulled out or plugged in, while nothing is recorded. */
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
    /** Called when the folder is there, before that is told. */
    private readonly found: () => Promise<void> = () => Promise.resolve(),
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
      const disk = await this.guard.look();
      await this.found();
      this.compare(disk);
    } catch (error) {
      if (this.guard.place.away) this.compare(this.guard.state);
      else this.logger.warn({ error: String(error) }, 'The room on the disk cannot be read.');
    }
    if (this.running) this.timer = this.clock.after(LOOK_MS, () => void this.look());
  }

  private compare(disk: DiskState): void {
    const [level, before] = [levelOf(disk), levelOf(this.told)];
    const { freeBytes, reserveBytes, error } = disk;
    const sentence = level === 'ok' && before === 'away' ? BACK : SENTENCES[level];
    if (level !== before)
      this.logger[level === 'ok' ? 'info' : 'warn']({ freeBytes, reserveBytes, ...error }, sentence);
    if (level === before && Math.abs(freeBytes - this.told.freeBytes) < CHANGE_BYTES) return;
    this.told = disk;
    this.changed();
  }
}

function levelOf({ level = 'ok', error }: DiskState): keyof typeof SENTENCES {
  return error ? 'away' : level;
}
