import type { Stats } from 'node:fs';
import { stat } from 'node:fs/promises';

/** What a file is; undefined where there is none. `look`: `lstat`, where a link is not to be followed. */
export async function statIfThere(
  path: string,
  look: (path: string) => Promise<Stats> = stat,
): Promise<Stats | undefined> {
  try {
    return await look(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
