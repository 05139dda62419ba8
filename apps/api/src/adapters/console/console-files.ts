import { readFileSync, readdirSync } from 'node:fs';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { installationFolder } from '#runtime/installation.js';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};
const BEST = { level: 9 };

/** A file of the console as it is sent. */
export class ConsoleFile {
  readonly type: string;
  readonly body: Buffer;
  private small: Buffer | undefined;

  constructor(path: string) {
    this.type = TYPES[extname(path)] ?? '';
    this.body = readFileSync(path);
  }

  /** Made for the first who asks: most starts of an API are not followed by somebody who looks at its page. */
  get gzipped(): Buffer {
    return (this.small ??= gzipSync(this.body, BEST));
  }
}

/**
 * The pages that the console was built to, all of them in memory: they are small, few and never change, and a path that
 * is none of theirs reaches no disk. Where nothing was built there are none.
 */
export class ConsoleFiles {
  private readonly files = new Map<string, ConsoleFile>();

  constructor(folder = join(installationFolder(), 'dist/console')) {
    for (const path of pathsIn(folder)) this.files.set(path, new ConsoleFile(join(folder, path)));
  }

  /** By its path beneath the folder. */
  file(path: string): ConsoleFile | undefined {
    return this.files.get(path);
  }
}

function pathsIn(folder: string): string[] {
  try {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile() && extname(entry.name) in TYPES);
    return files.map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
