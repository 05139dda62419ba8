import type { Stats } from 'node:fs';
import { stat } from 'node:fs/promises';

/** What a file is; undefined where there is none. */
export async function statIfThere(path: string): Promise<Stats | undefined> {
  try {
    return await stat(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
