import { PassThrough, Readable } from 'node:stream';
import { eventually } from '#testing/eventually.js';
import { signInLines } from '../../src/client/sign-in-lines.js';
import type { Input } from '../../src/context.js';
import { Output, type Stream } from '../../src/output/output.js';
import { runCli } from '../../src/run-cli.js';
import { Captured, run, testContext } from '../support/run.js';
import { problem } from '../support/samples.js';
import { ScriptedApi, TOKEN } from '../support/scripted-api.js';

let api: ScriptedApi;

beforeEach(async () => {
  api = await ScriptedApi.open();
});
afterEach(() => api.close());

const TIME = '2026-01-31T12:00:00.000Z';
const PASSWORD = 'correct horse battery';
const ann = { name: 'ann', role: 'viewer', createdAt: TIME };
const made = { id: 'k3v5', name: 'dashboard', role: 'viewer', createdAt: TIME };

describe('api-token', () => {
  test('create prints the token and nothing else on standard output', async () => {
    api.json('POST /api-tokens', { ...made, token: 'rc_k3v5_secret' }, 201);
    const args = ['api-token', 'create', '--name', 'dashboard', '--role', 'viewer'];
    expect(await run(args, api)).toEqual({
      code: 0,
      stdout: 'rc_k3v5_secret\n',
      stderr: 'Keep it: it is not told again. "rollcall api-token revoke k3v5" ends it.\n',
    });
    expect(api.asked[0]?.body).toEqual({ name: 'dashboard', role: 'viewer' });
    expect(JSON.parse((await run([...args, '--json'], api)).stdout)).toMatchObject({
      token: 'rc_k3v5_secret',
    });
  });

  test('ls shows who was never used', async () => {
    api.json('GET /api-tokens', { items: [made, { ...made, id: 'k4', lastUsedAt: TIME }] });
    const { code, stdout } = await run(['api-token', 'ls'], api);
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^ID +NAME +ROLE +MADE +LAST USED\nk3v5 +dashboard +viewer +2026-01-31 .* never\nk4 .*2026-01-31 [\d:]+\n$/,
    );
  });

  test('revoke says so, and what is refused is said', async () => {
    api.on('DELETE /api-tokens/k3v5', (_, response) => void response.writeHead(204).end());
    expect(await run(['api-token', 'revoke', 'k3v5'], api)).toMatchObject({
      code: 0,
      stdout: 'k3v5: revoked\n',
    });
    api.problem('DELETE /api-tokens/k9', problem('unknown-token', 'There is no API token with this id.'));
    expect((await run(['api-token', 'revoke', 'k9'], api)).code).toBe(1);
    api.problem('GET /api-tokens', problem('forbidden', 'This needs the role admin; ann is viewer.'));
    expect(await run(['api-token', 'ls'], api)).toMatchObject({
      code: 4,
      stderr: expect.stringContaining('needs the role admin') as string,
    });
  });

  test('a role that does not exist is a wrong usage', async () => {
    const { code, stderr } = await run(['api-token', 'create', '--name', 'x', '--role', 'root'], api);
    expect(code).toBe(2);
    expect(stderr).toContain('viewer, operator, admin');
    expect(api.asked).toEqual([]);
  });
});

describe('user', () => {
  const typed = (text: string): { stdin: Input } => ({ stdin: Readable.from([Buffer.from(text)]) });

  test.each([PASSWORD, `${PASSWORD}\n`, `${PASSWORD}\r\nmore\n`])(
    'add reads %j from standard input',
    async (text) => {
      api.json('POST /users', ann, 201);
      const ran = await run(['user', 'add', 'ann', '--role', 'viewer'], api, typed(text));
      expect(ran).toEqual({ code: 0, stdout: 'ann: added as viewer\n', stderr: '' });
      expect(api.asked[0]?.body).toEqual({ name: 'ann', role: 'viewer', password: PASSWORD });
    },
  );

  test.each(['', 'short', '\n', 'x'.repeat(5000)])('add takes no password such as %j', async (text) => {
    const { code, stderr } = await run(['user', 'add', 'ann', '--role', 'viewer'], api, typed(text));
    expect(code).toBe(2);
    expect(stderr).toContain('password');
    expect(api.asked).toEqual([]);
  });

  /** A terminal at which somebody types each line once it is asked for. */
  async function atTerminal(...lines: string[]): Promise<{ code: number; text: string }> {
    const keys = new PassThrough();
    const stdin = Object.assign(keys, { isTTY: true, setRawMode: () => keys }) as Input;
    const env = { ROLLCALL_URL: api.url, ROLLCALL_TOKEN: TOKEN };
    const { context, stdout, stderr } = testContext({ stdin, env });
    const running = runCli(['user', 'set', 'ann', '--password'], context);
    for (const [i, line] of lines.entries()) {
      const question = ['Password: ', 'Once more: '][i] ?? '';
      await eventually(`it asks "${question}"`, () => stderr.text.includes(question));
      keys.write(line);
    }
    const code = await running;
    return { code, text: stdout.text + stderr.text };
  }

  test('set asks on a terminal twice, and shows nothing of it', async () => {
    api.json('PATCH /users/ann', ann);
    const { code, text } = await atTerminal(`${PASSWORD}\r`, `${PASSWORD}\r`);
    expect({ code, text }).toEqual({
      code: 0,
      text: 'ann: changed, role viewer\nPassword: \nOnce more: \n',
    });
    expect(api.asked[0]?.body).toEqual({ password: PASSWORD });
  });

  test('set refuses two that differ, and ends by Ctrl-C', async () => {
    expect((await atTerminal(`${PASSWORD}\r`, 'something else entirely\r')).code).toBe(2);
    expect((await atTerminal('corr\u0003')).code).toBe(130);
    expect(api.asked).toEqual([]);
  });

  test('set changes a role alone, and wants something to change', async () => {
    api.json('PATCH /users/ann', { ...ann, role: 'admin' });
    expect((await run(['user', 'set', 'ann', '--role', 'admin'], api)).code).toBe(0);
    expect(api.asked[0]?.body).toEqual({ role: 'admin' });
    expect((await run(['user', 'set', 'ann'], api)).code).toBe(2);
  });

  test('ls and remove', async () => {
    api.json('GET /users', { items: [ann] });
    expect((await run(['user', 'ls'], api)).stdout).toMatch(/^NAME +ROLE +MADE\nann +viewer +2026-01-31 /);
    api.on('DELETE /users/ann', (_, response) => void response.writeHead(204).end());
    expect(await run(['user', 'remove', 'ann'], api)).toMatchObject({ code: 0, stdout: 'ann: removed\n' });
    api.json('GET /users', { items: 'all' });
    expect((await run(['user', 'ls'], api)).code).toBe(3);
  });
});

test('sign-in prints the whole link', async () => {
  api.json('POST /sign-in-links', { path: '/sign-in/code', expiresAt: TIME }, 201);
  const { code, stdout, stderr } = await run(['sign-in'], api);
  expect({ code, stdout }).toEqual({ code: 0, stdout: `${api.url}/sign-in/code\n` });
  expect(stderr).toContain('It works once, until 2026-01-31');
});

test('audit shows who did what, and who was refused for what', async () => {
  const entry = { time: TIME, address: '127.0.0.1', method: 'PUT', route: '/api/v1/roster', requestId: 'r' };
  api.json('GET /audit?limit=2', {
    items: [
      { ...entry, status: 401, reason: 'unauthenticated' },
      { ...entry, status: 200, principal: 'ann\u001b[2J', role: 'admin' },
    ],
  });
  const { code, stdout } = await run(['audit', '--limit', '2'], api);
  expect(code).toBe(0);
  expect(stdout).toMatch(/ - +127.0.0.1 +PUT \/api\/v1\/roster +401 +unauthenticated\n/);
  expect(stdout).not.toContain('\u001b');
  expect((await run(['audit', '--limit', '0'], api)).code).toBe(2);
});

describe('the line with a sign-in link at the start', () => {
  const env = { ROLLCALL_ADMIN_TOKEN: TOKEN };
  const lines = (isTTY: boolean): Promise<string[]> => {
    const output = new Output(new Captured(isTTY) as Stream, new Captured() as Stream);
    return signInLines(testContext({ output }).context, env, api.url);
  };

  test('is for a terminal alone', async () => {
    api.json('POST /sign-in-links', { path: '/sign-in/code', expiresAt: TIME }, 201);
    expect(await lines(true)).toEqual([
      `Sign in with a browser, once and within 15 minutes: ${api.url}/sign-in/code`,
    ]);
    expect(await lines(false)).toEqual([]);
    expect(api.requests()).toEqual(['POST /sign-in-links']);
  });

  test('says why there is none, and ends nothing', async () => {
    expect((await lines(true))[0]).toContain('There is no link to sign in with: nothing at /sign-in-links.');
  });
});
