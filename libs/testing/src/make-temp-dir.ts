import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A new empty folder. Who makes it removes it; in a test, `tempDir` does both. */
export function makeTempDir(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'rollcall-test-'));
}
