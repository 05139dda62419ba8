import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Programs that some tests hold the product against. */
export type Tool = 'ffmpeg' | 'ffprobe' | 'chromium';

/** Where a program lies on the PATH, or undefined. */
export function toolPath(name: Tool): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}

/** True if the program is installed. */
export function hasTool(name: Tool): boolean {
  return toolPath(name) !== undefined;
}

/**
 * A `describe` whose tests need programs. Where one is missing they are left out, and the summary says so with a "todo"
 * line; under CI=true that is a failure instead.
 */
export function describeWith(tools: Tool | readonly Tool[], title: string, tests: () => void): void {
  const missing = [tools].flat().filter((tool) => !hasTool(tool));
  if (missing.length === 0) {
    describe(title, tests);
    return;
  }
  const notice = `${title}: left out, not installed here: ${missing.join(', ')}`;
  if (process.env.CI !== 'true') {
    test.todo(notice);
    return;
  }
  test(notice, () => {
    throw new Error(`${missing.join(' and ')} must be installed where CI=true`);
  });
}
