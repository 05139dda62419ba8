import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const LOADER = fileURLToPath(new URL('../loader/typescript.mjs', import.meta.url));
const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** The command that runs a TypeScript file from the sources; `path` from the top of the repository. */
export function sourceProgram(path: string, args: readonly string[] = []): string[] {
  return [process.execPath, '--import', LOADER, '--conditions=rollcall-source', join(ROOT, path), ...args];
}
