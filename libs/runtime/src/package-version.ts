import { readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';

/** The version of Rollcall that runs, from the package that this file belongs to. */
export function packageVersion(): string {
  const path = findPackageJSON(import.meta.url);
  if (path === undefined) throw new Error(`no package.json above ${import.meta.url}`);
  const { version } = JSON.parse(readFileSync(path, 'utf8')) as { version: string };
  return version;
}
