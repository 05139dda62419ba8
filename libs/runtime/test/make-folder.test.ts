import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '#runtime/make-folder.js';
import { tempDir } from '#testing/temp-dir.js';

test('makes a folder with those above it, for this user alone, and is content with one that is there', async () => {
  const path = join(await tempDir(), 'a', 'b');
  makeFolder(path);
  makeFolder(path);
  expect(statSync(path).mode & 0o777).toBe(0o700);
});

test('says why it cannot, where Node would try for ever', async () => {
  const file = join(await tempDir(), 'file');
  writeFileSync(file, '');
  expect(() => makeFolder('/proc/nowhere/at-all')).toThrow('ENOENT');
  expect(() => makeFolder(join(file, 'a'))).toThrow('ENOTDIR');
});
