import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { tempDir } from '#testing/temp-dir.js';
import { run } from '../support/run.js';
import { problem } from '../support/samples.js';
import { ScriptedApi, TOKEN } from '../support/scripted-api.js';

let api: ScriptedApi;

beforeEach(async () => {
  api = await ScriptedApi.open();
});
afterEach(() => api.close());

const TIME = '2026-01-31T12:00:00.000Z';
const token = { id: 'k3v5', uses: 1, usesLeft: 1, replace: false, createdAt: TIME, expiresAt: TIME };
const agent = { id: 'left-3', hostname: 'pi', enrolledAt: TIME, joinToken: 'k3v5' };
const gone = (request: string): ScriptedApi =>
  api.on(request, (_, response) => void response.writeHead(204).end());

describe('token', () => {
  test('create prints the token alone, and beside it what to do with it', async () => {
    api.json('POST /join-tokens', { ...token, token: 'RC1.f.s' }, 201);
    const { code, stdout, stderr } = await run(['token', 'create'], api);
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'RC1.f.s\n' });
    expect(stderr).toMatch(
      /^On the Pi: ROLLCALL_JOIN=… rollcall agent.* 24 hours, until 2026-.* for one host with its cameras\. "rollcall token revoke k3v5" ends it\.\n$/,
    );
    expect(stderr).not.toContain('RC1');
    expect(api.asked[0]?.body).toEqual({ uses: 1, replace: false });
  });

  test('create makes one for many, which may replace others', async () => {
    api.json('POST /join-tokens', { ...token, uses: 12, usesLeft: 12, token: 'RC1.f.s' }, 201);
    const args = ['token', 'create', '--uses', '12', '--replace'];
    expect((await run(args, api)).stderr).toContain('for 12 hosts with their cameras.');
    expect(api.asked[0]?.body).toEqual({ uses: 12, replace: true });
    expect(JSON.parse((await run([...args, '--json'], api)).stdout)).toMatchObject({ token: 'RC1.f.s' });
  });

  test('create says why there is none', async () => {
    const why = 'The API listens on this host alone.';
    api.problem('POST /join-tokens', problem('network-closed', why));
    const { code, stdout, stderr } = await run(['token', 'create'], api);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain(why);
  });

  test('ls shows how often each is good, and revoke ends one', async () => {
    api.json('GET /join-tokens', { items: [token, { ...token, id: 'k4', usesLeft: 0, replace: true }] });
    expect((await run(['token', 'ls'], api)).stdout).toMatch(
      /^ID +LEFT +REPLACES +MADE +GOOD UNTIL\nk3v5 +1 of 1 +no +2026-.*\nk4 +0 of 1 +yes +2026-.*\n$/,
    );
    api.json('GET /join-tokens', { items: [] });
    expect(await run(['token', 'ls'], api)).toMatchObject({ code: 0, stderr: 'There are no join tokens.\n' });
    gone('DELETE /join-tokens/k3v5');
    expect(await run(['token', 'revoke', 'k3v5'], api)).toMatchObject({ code: 0, stdout: 'k3v5: revoked\n' });
    api.problem('DELETE /join-tokens/k9', problem('unknown-join-token', 'There is none with this id.'));
    expect((await run(['token', 'revoke', 'k9'], api)).code).toBe(1);
  });
});

describe('agent', () => {
  test('ls shows who joined, and revoke shuts one out', async () => {
    api.json('GET /agents', { items: [agent, { ...agent, id: 'left-4', hostname: 'x\u001b[2J' }] });
    const { code, stdout } = await run(['agent', 'ls'], api);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^ID +HOST +JOINED +BY TOKEN\nleft-3 +pi +2026-.* k3v5\nleft-4 /);
    expect(stdout).not.toContain('\u001b');
    gone('DELETE /agents/left-3');
    expect(await run(['agent', 'revoke', 'left-3'], api)).toMatchObject({
      code: 0,
      stdout: 'left-3: revoked\n',
    });
    expect(JSON.parse((await run(['agent', 'revoke', 'left-3', '--json'], api)).stdout)).toEqual({
      id: 'left-3',
    });
  });

  test('these commands have flags of their own, though the agent has some of the same names', async () => {
    const dataDir = await tempDir();
    await writeFile(join(dataDir, 'admin-token'), TOKEN);
    api.json('GET /agents', { items: [agent] });
    const env = { ROLLCALL_URL: api.url, ROLLCALL_DATA_DIR: 'nowhere' };
    const { code, stdout } = await run(['agent', 'ls', '--data-dir', dataDir], undefined, { env });
    expect({ code, stdout }).toMatchObject({ code: 0, stdout: expect.stringContaining('left-3') as string });
  });

  test('its help has both, and alone it runs the agent', async () => {
    const { stdout } = await run(['agent', '--help']);
    for (const part of [/--data-dir/, /^ {2}ls /m, /^ {2}revoke /m]) expect(stdout).toMatch(part);
    const { code, stderr } = await run(['agent', '--id', 'No Id']);
    expect(code).toBe(2);
    expect(stderr).toContain('ROLLCALL_ID="No Id"');
  });
});

test('the audit shows which camera asked to join', async () => {
  const entry = { time: TIME, address: '192.168.1.21', method: 'POST', requestId: 'r', status: 201 };
  api.json('GET /audit?limit=100', {
    items: [{ ...entry, route: '/api/v1/enrolments', camera: 'left-3', joinToken: 'k3v5' }],
  });
  expect((await run(['audit'], api)).stdout).toMatch(/ camera left-3 +192\.168\.1\.21 +POST /);
});
