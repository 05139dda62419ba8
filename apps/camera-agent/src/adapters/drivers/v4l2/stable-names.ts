import { readdir, readlink } from 'node:fs/promises';
import { basename, join } from 'node:path';

/** Where udev names devices by what they are, and by where they are plugged in. */
const FOLDERS = ['by-id', 'by-path'] as const;
const V4L_FOLDER = '/dev/v4l';

/**
 * The name that a device keeps over restarts, by its node (`/dev/video0`), which it does not. Two cameras of one make
 * without serial numbers share the name by what they are: one of them has only that by its port.
 */
export async function readStableNames(folder = V4L_FOLDER): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  for (const kind of FOLDERS) {
    for (const link of await linksIn(join(folder, kind))) {
      const node = join('/dev', basename(await readlink(link)));
      if (!names.has(node)) names.set(node, link);
    }
  }
  return names;
}

async function linksIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort().map((name) => join(folder, name));
  } catch (error) {
    // Without a device there is no folder either.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
