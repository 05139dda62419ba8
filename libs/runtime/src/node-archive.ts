import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { installationFolder, readOwnPackage } from './installation.js';

/** The platforms that an operator's host can give Node to. */
export const NODE_PLATFORMS = ['arm64', 'x64'] as const;
export type NodePlatform = (typeof NODE_PLATFORMS)[number];

/** Where `npm run agent:runtime` puts the archives. */
export function runtimeFolder(installation = installationFolder()): string {
  return join(installation, 'runtime');
}

/** The name that `npm pack` gives to the archive of Node for a platform, in the version that Rollcall runs on. */
export function nodeArchiveName(platform: NodePlatform): string {
  const name = `node-linux-${platform}`;
  const version = readOwnPackage().optionalDependencies[name];
  if (version === undefined) throw new Error(`package.json names no version of ${name}`);
  return `${name}-${version}.tgz`;
}

/** The platforms whose archive nobody has fetched. */
export function missingNodeArchives(folder = runtimeFolder()): readonly NodePlatform[] {
  return NODE_PLATFORMS.filter((platform) => !existsSync(join(folder, nodeArchiveName(platform))));
}
