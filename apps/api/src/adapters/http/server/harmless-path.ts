import type { Request } from 'express';

/** The path for a log: without the code of a sign-in link, the one secret that stands in a path. */
export function harmlessPath({ path }: Request): string {
  return path.replace(/(sign-in)(\/|%2f)(?!links).*/i, '$1/…');
}
