import { statfs } from 'node:fs/promises';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { DiskState } from '#contracts/messages/agent-state.js';

const MIB = 1024 * 1024;

/** A system on a full disk stops working, and with it the agent: recordings end while this much is free. */
export const DEFAULT_RESERVE_BYTES = 256 * MIB;

/** Knows how much room the recordings' disk has and keeps a reserve of it. */
export class DiskGuard {
  private last: DiskState = { totalBytes: 0, freeBytes: 0 };

  constructor(
    private readonly folder: string,
    private readonly reserveBytes: number,
  ) {}

  /** As of the last look; zeros before the first. */
  get state(): DiskState {
    return this.last;
  }

  async look(): Promise<DiskState> {
    const { bsize, blocks, bavail } = await statfs(this.folder);
    this.last = { totalBytes: blocks * bsize, freeBytes: bavail * bsize };
    return this.last;
  }

  /** Rejects with `disk-full` when the reserve is reached. */
  async demandRoom(): Promise<void> {
    const { freeBytes } = await this.look();
    if (freeBytes >= this.reserveBytes) return;
    throw new RollcallError(
      'disk-full',
      `Only ${inMib(freeBytes)} MiB of the disk are free, and ${inMib(this.reserveBytes)} MiB are kept for the system.`,
    );
  }
}

function inMib(bytes: number): number {
  return Math.floor(bytes / MIB);
}
