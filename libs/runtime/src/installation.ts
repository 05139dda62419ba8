import { readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';

/** What Rollcall reads of its own package.json. */
interface OwnPackage {
  readonly version: string;
  readonly optionalDependencies: Readonly<Record<string, string>>;
}

/** The folder that this program runs from: package.json, dist and node_modules lie in it. */
export function installationFolder(): string {
  const path = findPackageJSON(import.meta.url);
  if (path === undefined) throw new Error(`no package.json above ${import.meta.url}`);
  return dirname(path);
}

export function readOwnPackage(folder = installationFolder()): OwnPackage {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as OwnPackage;
}
