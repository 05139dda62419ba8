import { constants, type Stats } from 'node:fs';
import { type FileHandle, lstat, open } from 'node:fs/promises';
import { statIfThere } from '#runtime/stat-if-there.js';
import { fileExists } from './file-exists.js';

/**
 * What a file is that lies there itself; undefined where there is nothing. Rejects with `file-exists` for what is no file: a
 * link may lead to the camera's own film, or to a file of somebody else, and a pipe is never read to its end.
 */
export async function plainFile(path: string): Promise<Stats | undefined> {
  const stats = await statIfThere(path, lstat);
  if (stats && !stats.isFile()) throw fileExists(path);
  return stats;
}

/** The same, undefined too where it is no file. */
export async function plainFileIfThere(path: string): Promise<Stats | undefined> {
  const stats = await statIfThere(path, lstat);
  return stats?.isFile() === true ? stats : undefined;
}

/** Opens no link, and waits for nobody at the other end of a pipe. */
export function openPlain(path: string, flags: number): Promise<FileHandle> {
  return open(path, flags | constants.O_NOFOLLOW | constants.O_NONBLOCK);
}
