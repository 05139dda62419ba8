import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import type { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { Patch } from '../../domain/mp4/duration-patch.js';
import { recover, type RepairableRecording } from '../../domain/mp4/recover.js';
import { diskError } from './disk-error.js';
import { fileAccess } from './file-access.js';

/** What stands in a film that was cut off. */
export interface RepairedFilm {
  readonly frames: number;
  readonly durationMs: number;
  readonly bytes: number;
  /** Why the film could not be given its index: it plays all the same, but players search in it slowly. */
  readonly unfinished?: RollcallError;
}

/**
 * Cuts a film to its last whole fragment and finishes it. Undefined if it holds none: then the file is left as it is.
 * Rejects with an error of the file system when the film cannot be read or cut.
 */
export async function repairFilm(path: string): Promise<RepairedFilm | undefined> {
  const file = await open(path, constants.O_RDWR | constants.O_NOFOLLOW);
  try {
    const { size } = await file.stat();
    const found = await recover(fileAccess(file, size));
    if (found.kind === 'unusable') return undefined;
    const { frames, durationMs } = found;
    if (found.kind === 'complete') return { frames, durationMs, bytes: size };
    await file.truncate(found.truncateTo);
    return { frames, durationMs, ...(await finish(file, found)) };
  } finally {
    await file.close();
  }
}

/** The durations go last: until they are there the film counts as cut off and is repaired again. */
async function finish(
  file: FileHandle,
  { truncateTo, append, patches }: RepairableRecording,
): Promise<{ bytes: number; unfinished?: RollcallError }> {
  try {
    await writeAll(file, [{ offset: truncateTo, bytes: append }]);
    await writeAll(file, patches);
    return { bytes: truncateTo + append.length };
  } catch (error) {
    await file.truncate(truncateTo);
    return { bytes: truncateTo, unfinished: diskError(error, 'a film was being repaired') };
  }
}

async function writeAll(file: FileHandle, patches: readonly Patch[]): Promise<void> {
  for (const { offset, bytes } of patches) {
    for (let done = 0; done < bytes.length;) {
      done += (await file.write(bytes, done, bytes.length - done, offset + done)).bytesWritten;
    }
  }
  await file.datasync();
}
