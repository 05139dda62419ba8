import { constants, type Stats } from 'node:fs';
import { syncFolder } from '#runtime/atomic-file.js';
import { openPlain, plainFileIfThere } from './plain-file.js';
import { hashOf } from './sha256-of-file.js';

/** A copy that was read from its beginning to its end, and is on disk. */
export interface ProvenCopy {
  /** Lower-case hex. */
  readonly sha256: string;
  /** Whether it lies there as it was when it was read. */
  unchanged(): Promise<boolean>;
}

/** Reads a copy for whoever is about to delete its original; undefined where there is no file of that name. */
export async function proveCopy(path: string): Promise<ProvenCopy | undefined> {
  const before = await plainFileIfThere(path);
  if (!before) return undefined;
  const file = await openPlain(path, constants.O_RDONLY);
  try {
    const hash = await hashOf(file.createReadStream({ autoClose: false }));
    // It may have been put there by hand a moment ago: a power cut would take what was never written.
    await file.sync();
    await syncFolder(path);
    const unchanged = async (): Promise<boolean> => same(before, await plainFileIfThere(path));
    return { sha256: hash.digest('hex'), unchanged };
  } finally {
    await file.close();
  }
}

function same(before: Stats, now: Stats | undefined): boolean {
  const { dev, ino, size, mtimeMs, ctimeMs } = before;
  return (
    now?.dev === dev &&
    now.ino === ino &&
    now.size === size &&
    now.mtimeMs === mtimeMs &&
    now.ctimeMs === ctimeMs
  );
}
