import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { CollectionFolders } from './collection-folders.js';

const MB = 1_000_000;

/** Rejects with `host-disk-full` where so many bytes would not fit without touching the reserve. */
export async function demandRoom(folders: Pick<CollectionFolders, 'room'>, bytes: number): Promise<void> {
  if (bytes === 0) return;
  const { freeBytes, reserveBytes } = await folders.room();
  if (freeBytes - reserveBytes >= bytes) return;
  throw new RollcallError(
    'host-disk-full',
    `${inMb(bytes)} MB are to come, ${inMb(freeBytes)} MB are free on the operator host, and ${inMb(reserveBytes)} MB of them are kept for its system.`,
  );
}

function inMb(bytes: number): number {
  return Math.ceil(bytes / MB);
}
