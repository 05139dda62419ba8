import { relative, resolve } from 'node:path';

/** A path as short as it can be said from the current folder. */
export function nearPath(path: string): string {
  const absolute = resolve(path);
  const near = relative(process.cwd(), absolute);
  return near.startsWith('..') || near === '' ? absolute : near;
}
