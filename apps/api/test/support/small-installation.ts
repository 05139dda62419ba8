import { randomBytes } from 'node:crypto';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { tempDir } from '#testing/temp-dir.js';

const MIB = 1024 * 1024;

const FILES = [
  'package.json',
  'LICENSE',
  'deploy/agent/agent.env',
  'deploy/agent/rollcall-agent.service',
  'deploy/agent/rollcall-agent.sysusers.conf',
  'deploy/agent/rollcall-agent.udev.rules',
  'deploy/agent/rollcall-agent.polkit.rules',
  'dist/main.js',
  'dist/parts/a.js',
];
const LEFT_OUT = [
  'dist/console/index.html',
  'node_modules/a/index.js',
  'data/admin-token',
  'runtime/node.tgz',
];

/** A folder that looks like an installation; what should leave it, and a script that does nothing. */
export async function smallInstallation(mib = 0): Promise<{ root: string; files: readonly string[] }> {
  const root = await tempDir();
  const write = async (path: string, content: string | Buffer): Promise<void> => {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content);
  };
  await write('deploy/agent/install.sh', "operator='@OPERATOR@'\npin='@PIN@'\n");
  for (const path of [...FILES, ...LEFT_OUT]) await write(path, path);
  await chmod(join(root, 'package.json'), 0o600);
  await chmod(join(root, 'dist'), 0o700);
  if (mib === 0) return { root, files: FILES };
  // What cannot be compressed, so that its reader has to take all of it.
  await write('dist/large.bin', randomBytes(mib * MIB));
  return { root, files: [...FILES, 'dist/large.bin'] };
}
