import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { freePort } from '#testing/free-port.js';
import { tempDir } from '#testing/temp-dir.js';
import { credentialOf } from '#credentials/credential.js';
import { run } from '../support/run.js';
import { ScriptedApi } from '../support/scripted-api.js';

test('help needs nothing and lists the exit codes', async () => {
  const { code, stdout, stderr } = await run(['--help']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  for (const command of [
    'up',
    'demo',
    'ls',
    'watch',
    'search',
    'record',
    'stop',
    'recordings',
    'download',
    'delete',
    'roll',
    'cut',
    'takes',
    'roster',
    'forget',
    'history',
    'label',
    'tag',
    'group',
    'live',
    'open',
    'close',
    'sign-in',
    'user',
    'api-token',
    'token',
    'audit',
  ])
    expect(stdout).toMatch(new RegExp(`^  ${command}\\b`, 'm'));
  expect(stdout).toMatch(/3 {4}the API cannot be reached/);
});

test('every command has help with its variables or an example', async () => {
  for (const name of ['up', 'broker', 'discovery', 'api', 'agent', 'demo'])
    expect((await run([name, '--help'])).stdout).toContain('ROLLCALL_DATA_DIR');
  for (const name of [
    'ls',
    'watch',
    'search',
    'roster',
    'forget',
    'history',
    'label',
    'tag',
    'live',
    'open',
    'close',
    'record',
    'stop',
    'recordings',
    'download',
    'delete',
    'roll',
    'cut',
    'takes',
    'doctor',
    'sign-in',
    'audit',
  ])
    expect((await run([name, '--help'])).stdout).toMatch(/Examples:\n {2}rollcall /);
});

test('a secret is never a flag', async () => {
  expect((await run(['agent', '--help'])).stdout).toMatch(/Only a variable.*\n {2}ROLLCALL_JOIN:/);
  expect((await run(['agent', '--join', 'x'])).code).toBe(2);
  expect((await run(['up', '--admin-token', 'x'])).code).toBe(2);
});

test('the version is that of the package', async () => {
  const { version } = JSON.parse(await readFile('package.json', 'utf8')) as { version: string };
  expect(await run(['--version'])).toMatchObject({ code: 0, stdout: `${version}\n` });
});

test.each([
  [['dance']],
  [['ls', '--x']],
  [['delete', 'cam-1']],
  [[]],
  [['demo', '--cameras', '0']],
  [['ls', 'extra']],
  [['user']],
  [['user', 'add', 'ann']],
  [['user', 'add', 'ann', '--role', 'viewer', '--password', 'x']],
  [['api-token', 'create', '--name', 'x']],
  [['token']],
  [['token', 'create', '--uses', '0']],
  [['token', 'create', '--uses', '1001']],
  [['token', 'create', '--uses', 'many']],
  [['token', 'revoke']],
  [['agent', 'dance']],
  [['agent', 'revoke']],
  [['agent', 'ls', '--id', 'x']],
])('%j is a wrong usage, said on standard error', async (args) => {
  const { code, stdout, stderr } = await run(args);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).not.toBe('');
});

test('no API: exit code 3; no token or a wrong one: 4', async () => {
  const url = `http://127.0.0.1:${await freePort()}`;
  expect(await run(['ls', '--url', url])).toMatchObject({
    code: 3,
    stderr: expect.stringContaining('ECONNREFUSED') as string,
  });
  const api = await ScriptedApi.open();
  const dataDir = await tempDir();
  const none = await run(['ls', '--url', api.url, '--data-dir', dataDir]);
  expect(none).toMatchObject({
    code: 4,
    stderr: expect.stringContaining(join(dataDir, 'admin-token')) as string,
  });
  const wrong = await run(['ls', '--json'], api, { env: { ROLLCALL_TOKEN: 'wrong' } });
  expect({ code: wrong.code, json: JSON.parse(wrong.stdout) as unknown }).toMatchObject({
    code: 4,
    json: { error: { code: 'unauthenticated' } },
  });
  await api.close();
});

describe('mosquitto-passwords', () => {
  test('gives a line with a hash for the operator and each camera, and no credential', async () => {
    const dataDir = await tempDir();
    const { code, stdout } = await run(['mosquitto-passwords', 'cam-1', '--data-dir', dataDir]);
    const secret = (await readFile(join(dataDir, 'fleet-secret'), 'utf8')).trim();
    const lines = stdout.trimEnd().split('\n');
    expect(code).toBe(0);
    expect(lines.map((line) => line.split(':$7$101$')[0])).toEqual(['@api', '@discovery', 'cam-1']);
    expect(stdout).not.toContain(credentialOf(secret, 'cam-1'));
    expect(new Set(lines.map((line) => line.split('$')[3])).size).toBe(3);
  });

  test.each(['@admin', 'a:b', '#'])('"%s" is no id', async (id) => {
    expect((await run(['mosquitto-passwords', 'cam-1', id])).code).toBe(2);
  });
});
