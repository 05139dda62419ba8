import { execFile } from 'node:child_process';
import { cp, mkdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { SYSTEM_FILES } from '#api/adapters/install/system-files.js';
import { NODE_PLATFORMS, nodeArchiveName } from '#runtime/node-archive.js';
import { tempDir } from '#testing/temp-dir.js';
import { describeWith } from '#testing/tools.js';
import { smallInstallation } from '../../apps/api/test/support/small-installation.js';
import { agentPackage } from './agent-package.js';

const run = promisify(execFile);
const TIME = 1_790_000_000;

/** An installation with the real files of `deploy/agent`, and archives of a Node that is a shell. */
async function installation(): Promise<string> {
  const { root } = await smallInstallation();
  await rm(join(root, 'deploy'), { recursive: true });
  await cp('deploy/agent', join(root, 'deploy/agent'), { recursive: true });
  await cp('package.json', join(root, 'package.json'));
  const node = await tempDir();
  await mkdir(join(node, 'package/bin'), { recursive: true });
  await cp('/bin/sh', join(node, 'package/bin/node'), { dereference: true });
  await writeFile(join(node, 'package/LICENSE'), 'of Node');
  await writeFile(join(node, 'package/README.md'), 'not wanted');
  await mkdir(join(root, 'runtime'), { recursive: true });
  for (const platform of NODE_PLATFORMS)
    await run('tar', ['-czf', join(root, 'runtime', nodeArchiveName(platform)), '-C', node, 'package']);
  return root;
}

async function built(root: string, platform: 'arm64' | 'x64' = 'arm64'): Promise<string> {
  const { fileName, content } = await agentPackage({ root, platform, time: TIME });
  const path = join(await tempDir(), fileName);
  await writeFile(path, content);
  return path;
}

describeWith(['dpkg-deb', 'tar'], 'the Debian package', () => {
  test.each([
    ['arm64', 'arm64'],
    ['x64', 'amd64'],
  ] as const)('for %s is one of %s, as dpkg reads it', async (platform, architecture) => {
    const path = await built(await installation(), platform);
    expect(path).toMatch(new RegExp(`/rollcall-agent_[\\d.]+_${architecture}\\.deb$`));
    const field = async (name: string): Promise<string> =>
      (await run('dpkg-deb', ['--field', path, name])).stdout.trim();
    expect(await field('Architecture')).toBe(architecture);
    expect(await field('Depends')).toContain('systemd');
    expect((await run('dpkg-deb', ['--info', path])).stdout).toMatch(/\* {2}postinst +#!\/bin\/sh/);
  });

  test('unpacks to what the script installs, at the places of a package', async () => {
    const root = await tempDir();
    await run('dpkg-deb', ['--extract', await built(await installation()), root]);
    for (const [name, place] of Object.entries(SYSTEM_FILES))
      expect(await readFile(join(root, place), 'utf8')).toBe(
        await readFile(join('deploy/agent', name), 'utf8'),
      );
    const app = (path: string): string => join(root, 'opt/rollcall', path);
    expect((await stat(app('node/bin/node'))).mode & 0o777).toBe(0o755);
    expect((await stat(app('dist/main.js'))).mtimeMs).toBe(TIME * 1000);
    for (const path of ['node/LICENSE', 'dist/main.js', 'dist/parts/a.js', 'deploy/agent/agent.env'])
      expect((await stat(app(path))).mode & 0o777).toBe(0o644);
    for (const path of ['node/README.md', 'node_modules', 'data', 'runtime', 'deploy/agent/install.sh'])
      await expect(stat(app(path))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test('knows the sums of its files', async () => {
    const path = await built(await installation());
    const [root, control] = [await tempDir(), await tempDir()];
    await run('dpkg-deb', ['--extract', path, root]);
    await run('dpkg-deb', ['--control', path, control]);
    await run('md5sum', ['--check', '--strict', join(control, 'md5sums')], { cwd: root });
  });

  test('is the same, byte for byte, whenever it is built', async () => {
    const root = await installation();
    const first = await readFile(await built(root));
    await utimes(join(root, 'dist/main.js'), 1, 1);
    expect((await readFile(await built(root))).equals(first)).toBe(true);
    const other = await agentPackage({ root, platform: 'arm64', time: TIME + 1 });
    expect(other.content.equals(first)).toBe(false);
  });
});

const UNIT = 'deploy/agent/rollcall-agent.service';

test('the unit lets the agent see who has a busy camera', async () => {
  const settings = (await readFile(UNIT, 'utf8'))
    .split('\n')
    .filter((line) => /^(?:ProtectProc|ProcSubset)=/.test(line));
  expect(settings).toEqual(['ProtectProc=default']);
});

describeWith('systemd-analyze', 'the unit', () => {
  test('is one that systemd takes, word for word', async () => {
    const text = await readFile(UNIT, 'utf8');
    const path = join(await tempDir(), 'rollcall-agent.service');
    await writeFile(path, text.replace(/^ExecStart=.*$/m, 'ExecStart=/bin/true'));
    const { stdout, stderr } = await run('systemd-analyze', ['verify', '--man=no', path]);
    expect(stdout + stderr).toBe('');
  });

  test('leaves the agent no more than it needs: an exposure of 2.0 of 10 at most', async () => {
    await run('systemd-analyze', ['security', '--no-pager', '--offline=true', '--threshold=20', UNIT]);
  });
});
