import { chmodSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartError } from '#runtime/start-error.js';
import { usableFolder } from '#runtime/usable-folder.js';
import { tempDir } from '#testing/temp-dir.js';

const ADVICE = 'set ROLLCALL_DATA_DIR to a folder that this user may write';

test('makes the folder for this user alone, or takes the one that is there, and gives its path', async () => {
  const path = join(await tempDir(), 'a', 'b');
  expect(usableFolder(path)).toBe(path);
  expect(usableFolder(path)).toBe(path);
  expect(statSync(path).mode & 0o777).toBe(0o700);
});

test('what stands in the way is one sentence: the folder, the reason, what to do', async () => {
  const file = join(await tempDir(), 'file');
  writeFileSync(file, '');
  expect(() => usableFolder(file)).toThrow(
    new StartError(
      `The folder ${file} cannot be written (EEXIST): ${ADVICE}, or take away what stands in its way.`,
    ),
  );
  const beneath = join(file, 'a');
  expect(() => usableFolder(beneath, 'recordings folder')).toThrow(
    new StartError(
      `The recordings folder ${beneath} cannot be written (ENOTDIR): ${ADVICE}, or take away what stands in its way.`,
    ),
  );
});

test('any other reason is told with what helps against it', () => {
  expect(() => usableFolder('/proc/nowhere')).toThrow(
    new StartError(`The folder /proc/nowhere cannot be written (ENOENT): ${ADVICE}.`),
  );
});

// Root may write everywhere.
const asUser = process.getuid?.() === 0 ? test.skip : test;

asUser('a folder that is there and may not be written is refused', async () => {
  const path = await tempDir();
  chmodSync(path, 0o500);
  expect(() => usableFolder(path)).toThrow(
    new StartError(`The folder ${path} cannot be written (EACCES): ${ADVICE}.`),
  );
});
