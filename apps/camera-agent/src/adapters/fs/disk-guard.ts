import { statfs, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { reserveOf } from '#contracts/disk-reserve.js';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { DiskState } from '#contracts/messages/agent-state.js';
import type { Clock } from '#contracts/ports/clock.js';
import { temporaryPath } from '#runtime/atomic-file.js';
import type { DiskProbe } from '../../domain/camera/camera-unit.js';
import { diskLevel } from '../../domain/disk/disk-level.js';
import { StreamRate } from '../../domain/disk/stream-rate.js';
import { diskError } from './disk-error.js';
import type { FilmsFolder } from './films-folder.js';

const MIB = 1024 * 1024;
/** More than any card takes between two looks of the `DiskWatch`, whoever writes. */
const ROOMY_BYTES = 1024 * MIB;

/**
 * Knows how much room the recordings' disk has and keeps a reserve of it: a system on a full disk stops working, and
 * with it the agent.
 */
export class DiskGuard {
  /** Of the camera whose recordings lie here. */
  readonly rate = new StreamRate();
  private last: DiskState = { totalBytes: 0, freeBytes: 0 };

  constructor(
    readonly place: FilmsFolder,
    /** By the size of the disk and the rate of the camera if not given. */
    private readonly reserveBytes?: number,
  ) {}

  /** As of the last look; zeros before the first, and while the folder is away. */
  get state(): DiskState {
    const { away } = this.place;
    if (!away) return this.last;
    const error = { code: away.code, detail: away.message, advice: away.advice };
    return { totalBytes: 0, freeBytes: 0, error };
  }

  /** Rejects with `disk-failed` where the folder is away. */
  async look(): Promise<DiskState> {
    const { bsize, blocks, bavail } = await statfs(await this.place.look());
    const { bytesPerSecond } = this.rate;
    const totalBytes = blocks * bsize;
    const freeBytes = bavail * bsize;
    const reserveBytes = this.reserveBytes ?? reserveOf(totalBytes, bytesPerSecond);
    const level = diskLevel(this.last.level, { freeBytes, reserveBytes, bytesPerSecond });
    this.last = { totalBytes, freeBytes, reserveBytes, level };
    return this.last;
  }

  /** Looks, and writes a small file through to the disk. Rejects with the error of the disk. */
  async probe(clock: Pick<Clock, 'monotonic'>): Promise<DiskProbe> {
    // Other cameras of this host may have the same folder, and are tried at the same time.
    await this.place.demand();
    const path = temporaryPath(join(this.place.path, '.probe'));
    const begunMs = clock.monotonic();
    try {
      await writeFile(path, 'Written to see that this disk can be written to.\n', { flush: true });
      await unlink(path);
    } catch (error) {
      throw diskError(error, 'a file was written to try the disk');
    }
    const writeMs = clock.monotonic() - begunMs;
    return { disk: await this.look(), bytesPerSecond: this.rate.bytesPerSecond, writeMs };
  }

  /** For what is to be begun there. Rejects with `disk-failed` while the folder is away, or as `demandRoom` does. */
  async demandPlace(): Promise<void> {
    await this.place.demand();
    await this.demandRoom();
  }

  /** For what is being written. Rejects with `disk-full` when the reserve is reached. To look costs a wake-up or two: where there is much room it is not done. */
  async demandRoom(): Promise<void> {
    if (this.isRoomy) return;
    const { freeBytes, reserveBytes = 0, level } = await this.look();
    if (level !== 'full') return;
    throw new RollcallError(
      'disk-full',
      `Only ${inMib(freeBytes)} MiB of the disk are free, and ${inMib(reserveBytes)} MiB are kept for the system.`,
    );
  }

  private get isRoomy(): boolean {
    const { freeBytes, reserveBytes = 0, level } = this.last;
    return level === 'ok' && freeBytes - reserveBytes > ROOMY_BYTES;
  }
}

function inMib(bytes: number): number {
  return Math.floor(bytes / MIB);
}
