import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { delimiter, join, resolve } from 'node:path';
import { NODE_PLATFORMS, nodeArchiveName } from '#runtime/node-archive.js';
import { tempDir } from '#testing/temp-dir.js';

const SCRIPT = resolve('tools/agent-runtime/fetch.ts');

/** Writes down what it is asked for, and gives a file with `content` in place of what the registry has. */
const npm = (content: string): string => `#!/bin/sh
echo "$*" >> asked
[ "$1" = pack ] && [ "$3" = --pack-destination ] || exit 1
printf '%s' '${content}' > "$4/$(echo "$2" | tr @ -).tgz"
`;

interface Ran {
  readonly failed: boolean;
  readonly said: string;
}

async function folderWith(
  content: string,
  expected: string,
): Promise<{ folder: string; run: () => Promise<Ran> }> {
  const folder = await tempDir();
  const integrity = `sha512-${createHash('sha512').update(expected).digest('base64')}`;
  const versionOf = async (name: string): Promise<string> =>
    (JSON.parse(await readFile('package-lock.json', 'utf8')) as Lock).packages[name]?.version ?? '';
  const names = NODE_PLATFORMS.map((platform) => `node_modules/node-linux-${platform}`);
  const packages = Object.fromEntries(
    await Promise.all(
      names.map(async (name) => [name, { version: await versionOf(name), integrity }] as const),
    ),
  );
  await cp('package.json', join(folder, 'package.json'));
  await writeFile(join(folder, 'package-lock.json'), JSON.stringify({ packages }));
  const bin = join(folder, 'bin');
  await mkdir(bin);
  await writeFile(join(bin, 'npm'), npm(content));
  await chmod(join(bin, 'npm'), 0o755);
  const { NODE_OPTIONS: _, ...env } = process.env;
  const options = { cwd: folder, env: { ...env, PATH: `${bin}${delimiter}${env.PATH ?? ''}` } };
  const run = (): Promise<Ran> =>
    new Promise((done) => {
      execFile(process.execPath, [SCRIPT], options, (error, stdout, stderr) =>
        done({ failed: error !== null, said: stdout + stderr }),
      );
    });
  return { folder, run };
}

interface Lock {
  readonly packages: Readonly<Record<string, { readonly version: string }>>;
}

test('each archive is fetched once, checked, and lies where the API looks for it', async () => {
  const { folder, run } = await folderWith('node', 'node');
  expect(await run()).toMatchObject({ failed: false });
  const files = NODE_PLATFORMS.map(nodeArchiveName);
  expect((await readdir(join(folder, 'runtime'))).sort()).toEqual(files.sort());
  const again = await run();
  expect(again.said.match(/is there already/g)).toHaveLength(2);
  expect((await readFile(join(folder, 'asked'), 'utf8')).trim().split('\n')).toHaveLength(2);
});

test('an archive that is another than the lock file means is not taken', async () => {
  const { folder, run } = await folderWith('something else', 'node');
  const { failed, said } = await run();
  expect({ failed, said }).toEqual({
    failed: true,
    said: expect.stringContaining('another SHA-512') as string,
  });
  expect(await readdir(join(folder, 'runtime'))).toEqual([]);
});
