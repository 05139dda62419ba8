import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What counts here of an entry of the lock file. */
interface Locked {
  readonly dev?: boolean;
  readonly cpu?: readonly string[];
}

/**
 * The packages that the product runs on, as their folders: `node_modules/a`, `node_modules/a/node_modules/b`. Those made
 * for one kind of machine, such as Node itself, are left out: a Pi is another.
 */
export async function productionPackages(root: string): Promise<ReadonlySet<string>> {
  const lock = JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, Locked>;
  };
  const all = Object.entries(lock.packages);
  const portable = all.filter(([folder, { dev, cpu }]) => folder !== '' && dev !== true && !cpu);
  return new Set(portable.map(([folder]) => folder));
}
