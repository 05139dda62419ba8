import { rm } from 'node:fs/promises';
import { makeTempDir } from './make-temp-dir.js';

const made: string[] = [];

/** A new empty folder; all of them are removed after the tests of the file. */
export async function tempDir(): Promise<string> {
  const path = await makeTempDir();
  made.push(path);
  return path;
}

// Jest runs these hooks in the order in which they were registered. The microtask registers this one behind those of
// the test file, which end the programs that still write into the folders. A file that one of them left behind its end
// is looked for again, a few times.
queueMicrotask(() => {
  afterAll(async () => {
    await Promise.all(
      made.splice(0).map((path) => rm(path, { recursive: true, force: true, maxRetries: 5 })),
    );
  });
});
