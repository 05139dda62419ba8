import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, readlink, writeFile } from 'node:fs/promises';
import { request, type IncomingMessage, type RequestOptions } from 'node:http';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Installer } from '#api/adapters/install/installer.js';
import { parseJoinToken } from '#credentials/join-token.js';
import { loadOrCreateTlsIdentity, type TlsIdentity } from '#credentials/tls-identity.js';
import { pinnedSocket } from '#network/pinned-socket.js';
import { publicKeyPin } from '#network/public-key-pin.js';
import { nodeArchiveName } from '#runtime/node-archive.js';
import { startTestBroker, type TestBroker } from '#testing/broker.js';
import { eventually } from '#testing/eventually.js';
import { silentLogger } from '#testing/silent-logger.js';
import { Strangers, TO_HTTP } from '#testing/strangers.js';
import { tempDir } from '#testing/temp-dir.js';
import { smallInstallation } from '../support/small-installation.js';
import { startTestApi, TOKEN, type TestApi } from '../support/test-api.js';

const LARGE_MIB = 40;

let broker: TestBroker;
let api: TestApi;
let identity: TlsIdentity;
let root: string;
let files: readonly string[];
/** The secret of a join token that still lets somebody join. */
let good: string;

beforeAll(async () => {
  broker = await startTestBroker();
  identity = await loadOrCreateTlsIdentity(broker.dataDir);
  ({ root, files } = await smallInstallation(LARGE_MIB));
});

afterAll(() => broker.close());

beforeEach(async () => {
  const installer = new Installer(silentLogger, root);
  api = await startTestApi(broker, undefined, identity, { installer });
  good = await goodSecret();
});

afterEach(() => api.close());

async function goodSecret(): Promise<string> {
  const { token } = await api.parts.joinTokens.create({});
  return parseJoinToken(token)?.secret ?? '';
}

async function ask(path: string, token?: string, more: RequestOptions = {}): Promise<IncomingMessage> {
  const target = { host: '127.0.0.1', port: api.securePort, fingerprint: identity.fingerprint };
  const socket = await pinnedSocket(target, AbortSignal.timeout(5000));
  const headers = {
    host: `127.0.0.1:${api.securePort}`,
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
  };
  const sent = request({ path: `/install/${path}`, headers, ...more, createConnection: () => socket });
  sent.on('error', () => undefined).end();
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  return response.on('error', () => undefined);
}

async function bodyOf(response: IncomingMessage): Promise<Buffer> {
  return Buffer.concat((await response.toArray()) as Buffer[]);
}

async function problemOf(response: IncomingMessage): Promise<Record<string, unknown>> {
  return JSON.parse((await bodyOf(response)).toString()) as Record<string, unknown>;
}

async function listed(archive: Buffer): Promise<string> {
  const path = join(await tempDir(), 'agent.tgz');
  await writeFile(path, archive);
  return (await promisify(execFile)('tar', ['-tvzf', path, '--numeric-owner'])).stdout;
}

describe('agent.sh', () => {
  test('names the host that was asked and the key that answers there, and holds no secret', async () => {
    const response = await ask('agent.sh');
    expect([response.statusCode, response.headers['content-type']]).toEqual([
      200,
      'text/x-shellscript; charset=utf-8',
    ]);
    expect((await bodyOf(response)).toString()).toBe(
      `operator='127.0.0.1:${api.securePort}'\npin='${publicKeyPin(identity.cert)}'\n`,
    );
  });

  test('names the port that an address without one means', async () => {
    const response = await ask('agent.sh', undefined, { headers: { host: '[::1]' } });
    expect((await bodyOf(response)).toString()).toContain("operator='[::1]:443'\n");
  });

  test('is told over TLS alone: in plain text there is no key to name', async () => {
    const response = await fetch(`${api.url}/install/agent.sh`);
    expect([response.status, await response.json()]).toMatchObject([421, { code: 'tls-needed' }]);
  });
});

describe('agent.tgz', () => {
  test('holds the program and the packages that it runs on, of root and readable to all, and nothing else', async () => {
    const response = await ask('agent.tgz', good);
    expect([response.statusCode, response.headers['content-type']]).toEqual([200, 'application/gzip']);
    const lines = (await listed(await bodyOf(response))).trim().split('\n');
    const names = lines.map((line) => line.split(/\s+/).at(-1) ?? '');
    expect(names.filter((name) => !name.endsWith('/')).sort()).toEqual([...files].sort());
    for (const line of lines) expect(line).toMatch(/^(drwxr-xr-x|-rw-r--r--) 0\/0 /);
  });

  test('goes to two at a time; a third waits, and those who leave let go of everything', async () => {
    const slow = [await ask('agent.tgz', good), await ask('agent.tgz', good)];
    expect(slow.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
    const third = await ask('agent.tgz', good);
    expect([third.statusCode, third.headers['retry-after'], await problemOf(third)]).toMatchObject([
      429,
      '2',
      { code: 'too-many' },
    ]);
    for (const response of slow) response.destroy();
    await eventually('another is served', async () => {
      const response = await ask('agent.tgz', good);
      response.destroy();
      return response.statusCode === 200;
    });
    await eventually('no file is held open', async () => (await heldOpen()).length === 0);
  });

  test('is not broken off by strangers', async () => {
    await api.close();
    const installer = new Installer(silentLogger, root);
    // Each newcomer that says nothing of itself takes the place of the one before.
    const limits = { unauthenticated: 1, unauthenticatedGraceMs: 0 };
    api = await startTestApi(broker, limits, identity, { installer });
    good = await goodSecret();
    const response = await ask('agent.tgz', good);
    const strangers = new Strangers(api.securePort);
    await strangers.come(20, TO_HTTP);
    await eventually('the others are thrown out', () => strangers.open <= 1);
    const archive = await bodyOf(response);
    strangers.close();
    expect(await listed(archive)).toContain('dist/parts/a.js');
  });
});

describe('Node', () => {
  test('is given as it was fetched', async () => {
    await mkdir(join(root, 'runtime'), { recursive: true });
    const content = Buffer.from('an archive');
    await writeFile(join(root, 'runtime', nodeArchiveName('arm64')), content);
    const response = await ask('node-arm64.tgz', good);
    expect([response.statusCode, response.headers['content-length']]).toEqual([200, String(content.length)]);
    expect(await bodyOf(response)).toEqual(content);
  });

  test('that nobody fetched is a problem that says how to', async () => {
    const response = await ask('node-x64.tgz', good);
    expect([response.statusCode, await problemOf(response)]).toMatchObject([
      404,
      { code: 'no-runtime', advice: expect.stringContaining('npm run agent:runtime') as string },
    ]);
  });
});

describe('a join token', () => {
  test.each(['agent.tgz', 'node-arm64.tgz', 'node-x64.tgz'])(
    'is needed for %s, and no other',
    async (path) => {
      for (const token of [undefined, 'wrong', TOKEN, good.slice(1)]) {
        const response = await ask(path, token);
        expect([token, response.statusCode, await problemOf(response)]).toMatchObject([
          token,
          401,
          { code: 'unauthenticated', advice: expect.stringContaining('install-command') as string },
        ]);
      }
    },
  );

  test('cannot be guessed fast, and guesses lock no right one out', async () => {
    const statuses: (number | undefined)[] = [];
    for (let i = 0; i < 25; i++) statuses.push((await ask('agent.tgz', `wrong-${i}`)).resume().statusCode);
    expect(statuses.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => 401));
    expect(statuses).toContain(429);
    expect(api.parts.refusals.counts.toJSON()['http-wrong-join-token']).toBeGreaterThanOrEqual(20);
    expect((await ask('agent.tgz', good, { method: 'HEAD' })).statusCode).toBe(200);
  });
});

/** The files of the installation that this process has open. */
async function heldOpen(): Promise<string[]> {
  const links = await Promise.all(
    (await readdir('/proc/self/fd')).map((fd) => readlink(`/proc/self/fd/${fd}`).catch(() => '')),
  );
  return links.filter((path) => path.startsWith(root));
}
