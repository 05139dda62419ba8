import { execFile } from 'node:child_process';
import { cp, mkdir, symlink } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const PACKAGE = resolve('libs/client');
const COMPILER = resolve('node_modules/typescript/bin/tsc');

/**
 * Builds the package into `folder`/node_modules, as if it had been installed there with what it depends on. The compiler
 * knows nothing of Node then.
 */
export async function installPackage(folder: string): Promise<string> {
  const modules = join(folder, 'node_modules');
  const home = join(modules, '@rollcall', 'client');
  await mkdir(home, { recursive: true });
  await cp(join(PACKAGE, 'package.json'), join(home, 'package.json'));
  const build = [COMPILER, '-p', join(PACKAGE, 'tsconfig.json'), '--outDir', join(home, 'dist')];
  await promisify(execFile)(process.execPath, build);
  for (const name of ['openapi-fetch', 'eventsource-parser'])
    await symlink(resolve('node_modules', name), join(modules, name));
  return home;
}
