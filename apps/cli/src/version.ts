import { readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';

/** The version in the package file that this program belongs to. */
export function packageVersion(): string {
  const path = findPackageJSON(import.meta.url);
  if (path === undefined) throw new Error('no package.json stands above this program');
  return (JSON.parse(readFileSync(path, 'utf8')) as { version: string }).version;
}
