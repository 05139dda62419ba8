import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { Clock, Timer } from '#contracts/ports/clock.js';
import type { Logger } from '#contracts/ports/logger.js';
import type { OperatorTime } from '../../domain/clock/operator-time.js';
import { type Kept, overdue, type RetentionLimits } from '../../domain/disk/retention.js';

const EVERY_MS = 5 * 60_000;

export interface CleanerDeps {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly operatorTime: OperatorTime;
  readonly limits: RetentionLimits;
  readonly list: () => Promise<Kept[]>;
  /** False if it is not to be deleted after all. */
  readonly remove: (recordingId: string) => Promise<boolean>;
}

/** Deletes recordings that are too old or too many: at its start, every few minutes and when it is told to. */
export class RecordingCleaner {
  private timer: Timer | undefined;
  private running = false;
  private sweeping: Promise<void> | undefined;
  private again = false;

  constructor(private readonly deps: CleanerDeps) {}

  start(): void {
    const { keepDays, keepBytes } = this.deps.limits;
    if (keepDays === undefined && keepBytes === undefined) return;
    this.running = true;
    this.soon();
  }

  /** Resolves when nothing more is deleted. */
  async stop(): Promise<void> {
    this.running = false;
    this.timer?.stop();
    await this.sweeping;
  }

  /** There may be something to delete. */
  soon(): void {
    if (!this.running) return;
    this.again = true;
    this.sweeping ??= this.sweepAll();
  }

  private async sweepAll(): Promise<void> {
    this.timer?.stop();
    while (this.again && this.running) {
      this.again = false;
      await this.sweep();
    }
    this.sweeping = undefined;
    if (this.running) this.timer = this.deps.clock.after(EVERY_MS, () => this.soon());
  }

  private async sweep(): Promise<void> {
    const { list, limits, operatorTime, logger } = this.deps;
    try {
      const now = operatorTime.known ? operatorTime.now() : undefined;
      const failures: unknown[] = [];
      for (const recording of overdue(await list(), limits, now)) {
        if (!this.running) return;
        await this.remove(recording).catch((error: unknown) => failures.push(error));
      }
      if (failures.length > 0)
        logger.warn(
          { failed: failures.length, first: String(failures[0]) },
          'Old recordings cannot be deleted.',
        );
    } catch (error) {
      logger.warn({ error: String(error) }, 'The recordings cannot be looked through for old ones.');
    }
  }

  private async remove({ id, startedAt, bytes }: Kept): Promise<void> {
    const { remove, logger } = this.deps;
    try {
      if (await remove(id))
        logger.info(
          { recordingId: id, startedAt, bytes },
          'A recording was deleted to make room, as configured.',
        );
    } catch (error) {
      // Somebody else was quicker.
      if (error instanceof RollcallError && error.code === 'unknown-recording') return;
      throw error;
    }
  }
}
