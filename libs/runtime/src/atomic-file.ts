import { randomBytes } from 'node:crypto';
import { link, open, readFile, rename, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Tells what this process is writing from what an earlier one with its pid left. */
const RUN = randomBytes(4).toString('hex');

/** The name of a file that is there for a moment, beside `path`: nobody else's, whichever camera or process writes there too. */
export function temporaryPath(path: string): string {
  return `${path}.${process.pid}.${RUN}${randomBytes(4).toString('hex')}.tmp`;
}

/** Whether it was made by this run of this process; `name` with or without its folder. */
export function isOwnTemporary(name: string): boolean {
  return name.includes(`.${process.pid}.${RUN}`) && name.endsWith('.tmp');
}

/** Replaces a file so that a crash leaves the old or the new content, whole; on disk when it resolves. */
export async function writeFileAtomic(
  path: string,
  content: string | Uint8Array,
  mode = 0o600,
): Promise<void> {
  const temporary = await writeTemporary(path, content, mode);
  try {
    await rename(temporary, path);
  } catch (error) {
    await unlink(temporary);
    throw error;
  }
  await syncFolder(path);
}

/**
 * Creates a file whole; false if there is one of that name, of whichever process. Without link(2), which the FAT of a USB
 * disk has not: a crash may leave the name with nothing in it.
 */
export async function createFileAtomic(path: string, content: string, mode = 0o600): Promise<boolean> {
  const temporary = await writeTemporary(path, content, mode);
  try {
    await (await open(path, 'wx', mode)).close();
    await rename(temporary, path);
  } catch (error) {
    await unlink(temporary);
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
  await syncFolder(path);
  return true;
}

/**
 * Reads a file, or creates it whole with `make()`; of several processes that do so at once one wins
 * and all read the same. The content appears by link(2), which refuses an existing name.
 */
export async function readOrCreate(
  path: string,
  make: () => string | Promise<string>,
  mode = 0o600,
): Promise<string> {
  const existing = await readIfThere(path);
  if (existing !== undefined) return existing;
  const temporary = await writeTemporary(path, await make(), mode);
  try {
    await link(temporary, path);
    await syncFolder(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await unlink(temporary);
  }
  return readFile(path, 'utf8');
}

/** The content, or undefined where there is no such file; any other failure is thrown. */
export async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

async function writeTemporary(path: string, content: string | Uint8Array, mode: number): Promise<string> {
  const temporary = temporaryPath(path);
  const file = await open(temporary, 'wx', mode);
  try {
    await file.writeFile(content);
    await file.sync();
  } catch (error) {
    // The disk may be full.
    await unlink(temporary);
    throw error;
  } finally {
    await file.close();
  }
  return temporary;
}

/** A name is safe against a power cut only once its folder is on disk. `path`: of the file. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(dirname(path), 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
