import { execFile, spawn } from 'node:child_process';
import { chmod, copyFile, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { delimiter, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { Installer } from '#api/adapters/install/installer.js';
import { SYSTEM_FILES } from '#api/adapters/install/system-files.js';
import { installLine } from '#api/adapters/install/install-line.js';
import { parseJoinToken } from '#credentials/join-token.js';
import { loadOrCreateTlsIdentity, type TlsIdentity } from '#credentials/tls-identity.js';
import { publicKeyPin } from '#network/public-key-pin.js';
import { nodeArchiveName, type NodePlatform } from '#runtime/node-archive.js';
import { packageVersion } from '#runtime/package-version.js';
import { startTestBroker, type TestBroker } from '#testing/broker.js';
import { silentLogger } from '#testing/silent-logger.js';
import { tempDir } from '#testing/temp-dir.js';
import { describeWith, toolPath } from '#testing/tools.js';
import { startTestApi, type TestApi } from '../../apps/api/test/support/test-api.js';

const DEADLINE_MS = 120_000;
const run = promisify(execFile);

interface Ended {
  readonly code: number | null;
  readonly said: string;
}

/** A folder for `npm run agent:runtime`, with the Node that runs here in place of a fetched one. */
async function runtimeWithThisNode(): Promise<string> {
  const folder = await tempDir();
  await mkdir(join(folder, 'package/bin'), { recursive: true });
  await copyFile(process.execPath, join(folder, 'package/bin/node'));
  await writeFile(join(folder, 'package/LICENSE'), 'of Node');
  const archive = join(folder, nodeArchiveName(process.arch as NodePlatform));
  await run('tar', ['-cf', archive, '-I', 'gzip -1', '-C', folder, 'package']);
  return folder;
}

/** Runs text as a shell does that gets it from a pipe; `prefix` is the root of the Pi's file system. */
async function shell(line: string, prefix: string, path = process.env.PATH ?? ''): Promise<Ended> {
  const child = spawn('sh', { env: { PATH: path, ROLLCALL_PREFIX: prefix } });
  child.stdin.on('error', () => undefined).end(line);
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const said = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await ended, said: said.join('') };
}

describeWith(['curl', 'tar'], 'the line for a Pi', () => {
  let broker: TestBroker;
  let api: TestApi;
  let identity: TlsIdentity;
  let port: number;
  /** Of a join token that still lets somebody join. */
  let secret: string;

  beforeAll(async () => {
    broker = await startTestBroker();
    identity = await loadOrCreateTlsIdentity(broker.dataDir);
    const installer = new Installer(silentLogger, undefined, await runtimeWithThisNode());
    api = await startTestApi(broker, undefined, identity, { installer });
    secret = parseJoinToken((await api.parts.joinTokens.create({})).token)?.secret ?? '';
    port = api.securePort;
  }, DEADLINE_MS);

  afterAll(async () => {
    await api.close();
    await broker.close();
  });

  const token = (shown = secret): string => `RC1.${identity.fingerprint}.${shown}`;
  const lineFor = (shown?: string, to = port): string =>
    installLine({
      token: token(shown),
      pin: publicKeyPin(identity.cert),
      origin: `https://127.0.0.1:${to}`,
    }).replace('sudo ', '');

  test(
    'installs an agent that runs, brings it up to date, and tells nobody the token',
    async () => {
      const prefix = await tempDir();
      const tools = await tempDir();
      await writeFile(join(tools, 'curl'), CURL_THAT_TELLS);
      await chmod(join(tools, 'curl'), 0o755);
      const path = `${tools}${delimiter}${process.env.PATH ?? ''}`;
      const first = await shell(lineFor(), prefix, path);
      expect(first).toMatchObject({ code: 0, said: expect.stringContaining('is installed') as string });

      const asked = await readFile(join(tools, 'asked'), 'utf8');
      expect(asked.trim().split('\n')).toHaveLength(3);
      expect(asked).not.toContain(secret);
      expect(first.said).not.toContain(secret);

      const at = (...names: string[]): string => join(prefix, ...names);
      const node = at('opt/rollcall/node/bin/node');
      const main = at('opt/rollcall/dist/rollcall.js');
      expect((await run(node, [main, '--version'])).stdout).toBe(`${packageVersion()}\n`);
      expect(await native(at('opt/rollcall/dist'))).toEqual([]);
      const settings = [`ROLLCALL_JOIN=${token()}`, `ROLLCALL_OPERATOR=127.0.0.1:${port}`];
      const env = at('etc/rollcall/agent.env');
      const template = await readFile('deploy/agent/agent.env', 'utf8');
      expect(await readFile(env, 'utf8')).toBe(`${template}${settings.join('\n')}\n`);
      expect((await stat(env)).mode & 0o777).toBe(0o600);
      // The same files as the package's, at the places of an administrator.
      for (const [name, place] of Object.entries(SYSTEM_FILES)) {
        const there = at(place.replace(/^\/usr\/(lib|share)/, 'etc'));
        expect(await readFile(there, 'utf8')).toBe(await readFile(join('deploy/agent', name), 'utf8'));
      }

      await writeFile(env, `ROLLCALL_VIDEO=1280x720@30\nROLLCALL_JOIN=RC1.old.one\n`);
      await writeFile(at('opt/rollcall/of-the-version-before'), '');
      expect((await shell(lineFor(), prefix)).code).toBe(0);
      expect((await readFile(env, 'utf8')).trim().split('\n')).toEqual([
        'ROLLCALL_VIDEO=1280x720@30',
        ...settings,
      ]);
      expect(await readdir(at('opt'))).toEqual(['rollcall']);
      expect(await readdir(at('opt/rollcall'))).toEqual([
        'LICENSE',
        'deploy',
        'dist',
        'node',
        'package.json',
      ]);
    },
    DEADLINE_MS,
  );

  test('with a token that is good for nothing says so and leaves nothing behind', async () => {
    const prefix = await tempDir();
    const { code, said } = await shell(lineFor('t'.repeat(43)), prefix);
    expect({ code, said }).toEqual({ code: 1, said: expect.stringContaining('401') as string });
    expect(await filesIn(prefix)).toEqual([]);
  });

  test.each(['', 'RC1', 'RC1..', "RC1.a.b'; touch x; '", 'RC2.a.b'])(
    'refuses the join token %j',
    async (join) => {
      const prefix = await tempDir();
      const { code, said } = await shell(`JOIN="${join}"\n${await script()}`, prefix);
      expect({ code, said }).toEqual({ code: 1, said: expect.stringContaining('install-command') as string });
      expect(await filesIn(prefix)).toEqual([]);
    },
  );

  test.each([
    ['armv7l', '32', 'this machine is armv7l, and the agent needs a 64-bit system'],
    ['aarch64', '32', 'put the 64-bit Raspberry Pi OS on it'],
  ])('refuses a Pi whose kernel is %s and whose programs have %s bits', async (machine, bits, reason) => {
    const [prefix, tools] = [await tempDir(), await tempDir()];
    for (const [name, answer] of [
      ['uname', machine],
      ['getconf', bits],
    ] as const)
      await writeFile(join(tools, name), `#!/bin/sh\necho ${answer}\n`, { mode: 0o755 });
    const path = `${tools}${delimiter}${process.env.PATH ?? ''}`;
    const { code, said } = await shell(`JOIN=${token()}\n${await script()}`, prefix, path);
    expect({ code, said }).toEqual({ code: 1, said: expect.stringContaining(reason) as string });
    expect(said.match(/\./g)).toHaveLength(1);
    expect(await filesIn(prefix)).toEqual([]);
  });

  test('that was cut off anywhere does nothing', async () => {
    const prefix = await tempDir();
    const whole = await script();
    const before = whole.lastIndexOf('install_agent');
    for (let end = 1; end < whole.length - 1; end += end < before ? 97 : 1)
      await shell(`JOIN=${token()}\n${whole.slice(0, end)}`, prefix);
    expect(await filesIn(prefix)).toEqual([]);
  });

  describe('led to a rogue host', () => {
    let rogue: Server;
    let roguePort: number;
    let connections: number;
    const seen: string[] = [];

    beforeAll(async () => {
      connections = 0;
      rogue = createServer(await loadOrCreateTlsIdentity(await tempDir()), (request, response) => {
        seen.push(`${request.url ?? ''} ${request.headers.authorization ?? ''}`);
        response.end('touch "$ROLLCALL_PREFIX/broken-in"\n');
      });
      rogue.on('connection', () => (connections += 1));
      await new Promise<void>((resolve) => rogue.listen(0, '127.0.0.1', resolve));
      roguePort = (rogue.address() as AddressInfo).port;
    });

    afterAll(() => rogue.close());

    test('the line sends nothing, runs nothing and fails', async () => {
      const prefix = await tempDir();
      const { code, said } = await shell(lineFor(undefined, roguePort), prefix);
      expect({ code, said }).toEqual({ code: 1, said: expect.stringContaining('pinned') as string });
      expect({ seen, files: await filesIn(prefix) }).toEqual({ seen: [], files: [] });
      expect(connections).toBeGreaterThan(0);
    });

    test('the script does so too', async () => {
      const prefix = await tempDir();
      const misled = (await script()).replace(`127.0.0.1:${port}`, `127.0.0.1:${roguePort}`);
      const { code, said } = await shell(`JOIN=${token()}\n${misled}`, prefix);
      expect({ code, said }).toEqual({ code: 1, said: expect.stringContaining('pinned') as string });
      expect({ seen, files: await filesIn(prefix) }).toEqual({ seen: [], files: [] });
      expect(connections).toBeGreaterThan(0);
    });
  });

  async function script(): Promise<string> {
    const args = ['-fsSk', '--pinnedpubkey', publicKeyPin(identity.cert)];
    return (await run('curl', [...args, `https://127.0.0.1:${port}/install/agent.sh`])).stdout;
  }
});

/** Writes its arguments down, as a process list would show them. */
const CURL_THAT_TELLS = `#!/bin/sh
echo "$*" >> "$(dirname "$0")/asked"
exec ${toolPath('curl') ?? 'curl'} "$@"
`;

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => !entry.isDirectory()).map(({ name }) => name);
}

/** What is made for one kind of machine: a Pi may be of another than the operator's host. */
async function native(folder: string): Promise<string[]> {
  return (await filesIn(folder)).filter((name) => name.endsWith('.node'));
}
