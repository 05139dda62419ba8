import { X509Certificate } from 'node:crypto';
import { loadOrCreateTlsIdentity, type TlsIdentity } from '#credentials/tls-identity.js';
import { tempDir } from '#testing/temp-dir.js';
import { run, type Ran } from '../support/run.js';
import { ScriptedApi } from '../support/scripted-api.js';

const TIME = '2026-01-31T12:00:00.000Z';
const TOKEN = 'RC1.fingerprint.secret';
const made = {
  id: 'k3v5',
  token: TOKEN,
  uses: 1,
  usesLeft: 1,
  replace: false,
  createdAt: TIME,
  expiresAt: TIME,
};

let api: ScriptedApi;
let dataDir: string;
let identity: TlsIdentity;

beforeEach(async () => {
  api = await ScriptedApi.open();
  api.json('POST /join-tokens', made, 201);
  dataDir = await tempDir();
  identity = await loadOrCreateTlsIdentity(dataDir);
});
afterEach(() => api.close());

const OPEN = { ROLLCALL_LISTEN: '192.0.2.7' };

function print(args: readonly string[] = [], env: Record<string, string> = OPEN): Promise<Ran> {
  return run(['agent', 'install-command', ...args], api, { env: { ROLLCALL_DATA_DIR: dataDir, ...env } });
}

test('prints one line, with the token, the key and the address, and says how far it is good', async () => {
  const { code, stdout, stderr } = await print();
  expect(code).toBe(0);
  expect(stdout).toMatch(
    /^\{ echo 'JOIN=RC1\.fingerprint\.secret'; curl -fsSk --pinnedpubkey 'sha256\/\/[A-Za-z0-9+/]{43}=' https:\/\/192\.0\.2\.7:8443\/install\/agent\.sh \|\| echo exit 1; \} \| sudo sh\n$/,
  );
  expect(stderr).toContain('good for one Pi, until 2026-01-31');
  expect(api.asked[0]?.body).toEqual({ uses: 1 });
});

test('the key is that of the certificate in the data folder, in its own flag too', async () => {
  const spki = new X509Certificate(identity.cert).publicKey.export({ type: 'spki', format: 'der' });
  const digest = Buffer.from(await crypto.subtle.digest('SHA-256', spki)).toString('base64');
  const other = await print(['--data-dir', dataDir], { ...OPEN, ROLLCALL_DATA_DIR: '/nowhere' });
  expect(other.stdout).toContain(`'sha256//${digest}'`);
});

test.each([
  ['10.1.2.3', 'https://10.1.2.3:9443/'],
  ['rig.local', 'https://rig.local:9443/'],
  ['fd00::7', 'https://[fd00::7]:9443/'],
])('takes another address, %s, and the port that is set', async (host, origin) => {
  const { stdout, stderr } = await print(['--uses', '12', '--host', host], {
    ...OPEN,
    ROLLCALL_HTTPS_PORT: '9443',
  });
  expect(stdout).toContain(` ${origin}install/agent.sh `);
  expect(stderr).toContain('good for 12 Pis');
  expect(api.asked[0]?.body).toEqual({ uses: 12 });
});

test('--json gives the parts as well', async () => {
  const { stdout } = await print(['--json', '--uses', '2']);
  expect(JSON.parse(stdout)).toEqual({
    command: expect.stringContaining(TOKEN) as string,
    id: 'k3v5',
    uses: 2,
    expiresAt: TIME,
    pin: expect.stringMatching(/^sha256/) as string,
    origin: 'https://192.0.2.7:8443',
  });
});

test.each([
  [['--uses', '0'], {}, 2, '1 to 1000'],
  [['--uses', 'many'], {}, 2, '1 to 1000'],
  [['--host', 'a;b'], {}, 2, '--host a;b cannot be used'],
  [['--host', "x'y"], {}, 2, 'cannot be used'],
  [['--host', 'https://x'], {}, 2, 'cannot be used'],
  [[], { ROLLCALL_LISTEN: '127.0.0.1' }, 1, 'without ROLLCALL_LISTEN=127.0.0.1'],
  [['--data-dir', '/nowhere'], {}, 1, "is not the operator's host"],
])('%j with %j makes no token and says why', async (args, env, expected, why) => {
  const { code, stdout, stderr } = await print(args, { ...OPEN, ...env });
  expect({ code, stdout, stderr }).toEqual({
    code: expected,
    stdout: '',
    stderr: expect.stringContaining(why) as string,
  });
  expect(api.asked).toEqual([]);
});

test.each([{ ...made, token: "x'; rm" }, { ...made, token: undefined }, null])(
  'an answer that is no join token, such as %j, comes into no line',
  async (answer) => {
    api.json('POST /join-tokens', answer, 201);
    const { code, stdout } = await print();
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
  },
);

test('"agent" alone is the agent still, with its flags', async () => {
  const { code, stderr } = await run(['agent', '--driver', 'magic', '--data-dir', dataDir]);
  expect({ code, stderr }).toEqual({
    code: 2,
    stderr: expect.stringContaining('ROLLCALL_DRIVER="magic"') as string,
  });
  const { stdout } = await run(['agent', '--help']);
  expect(stdout).toContain('--allow-from');
  expect(stdout).toContain('install-command');
  expect((await run(['agent', 'dance'])).code).toBe(2);
});
