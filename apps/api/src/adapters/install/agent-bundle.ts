import { join, relative } from 'node:path';
import type { Readable } from 'node:stream';
import { packTar } from 'modern-tar/fs';
import { productionPackages } from './production-packages.js';
import { SETTINGS_FILE, SYSTEM_FILES } from './system-files.js';

/** The package that a file lies in. */
const OWNER = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/;
const OPEN_FILES = 4;
const FILES = [
  'package.json',
  'LICENSE',
  ...[SETTINGS_FILE, ...Object.keys(SYSTEM_FILES)].map((name) => `deploy/agent/${name}`),
];
const ROOTS = { uid: 0, gid: 0, uname: 'root', gname: 'root' };

/** The installation in `root` as a tar of what an agent needs: the program, and the packages that it runs on. */
export async function agentBundle(root: string): Promise<Readable> {
  const packages = await productionPackages(root);
  const at = (path: string): { source: string; target: string } => ({
    source: join(root, path),
    target: path,
  });
  const topmost = [...packages].filter((folder) => folder.lastIndexOf('node_modules/') === 0);
  return packTar(
    [
      ...FILES.map((path) => ({ type: 'file' as const, ...at(path) })),
      ...['dist', ...topmost].map((path) => ({ type: 'directory' as const, ...at(path) })),
    ],
    {
      filter: (path) => isWanted(relative(root, path), packages),
      map: (header) => ({ ...header, ...ROOTS, mode: modeOf(header.mode) }),
      concurrency: OPEN_FILES,
    },
  );
}

/** An agent reads what root has installed, also where the operator's own files are closed to others. */
function modeOf(mode = 0): number {
  return (mode & 0o100) === 0 ? 0o644 : 0o755;
}

function isWanted(path: string, packages: ReadonlySet<string>): boolean {
  const [owner] = OWNER.exec(path) ?? [];
  if (owner === undefined || packages.has(owner)) return true;
  // A scope is a folder of packages, and none itself.
  return [...packages].some((folder) => folder.startsWith(`${path}/`));
}
