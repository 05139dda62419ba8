import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { packTar } from 'modern-tar/fs';
import { SETTINGS_FILE, SYSTEM_FILES } from './system-files.js';

const OPEN_FILES = 4;
const FILES = [
  'package.json',
  'LICENSE',
  ...[SETTINGS_FILE, ...Object.keys(SYSTEM_FILES)].map((name) => `deploy/agent/${name}`),
];
const ROOTS = { uid: 0, gid: 0, uname: 'root', gname: 'root' };

/** The installation in `root` as a tar of what an agent needs: the program, which has in it what it runs on. */
export function agentBundle(root: string): Readable {
  const at = (path: string): { source: string; target: string } => ({
    source: join(root, path),
    target: path,
  });
  return packTar(
    [...FILES.map((path) => ({ type: 'file' as const, ...at(path) })), { type: 'directory', ...at('dist') }],
    {
      // The operator's page is no business of a camera.
      filter: (path) => path !== join(root, 'dist/console'),
      map: (header) => ({ ...header, ...ROOTS, mode: modeOf(header.mode) }),
      concurrency: OPEN_FILES,
    },
  );
}

/** An agent reads what root has installed, also where the operator's own files are closed to others. */
function modeOf(mode = 0): number {
  return (mode & 0o100) === 0 ? 0o644 : 0o755;
}
