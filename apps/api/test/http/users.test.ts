import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { eventually } from '#testing/eventually.js';
import { basic, bearer, call, cookieOf, type Answer } from '../support/caller.js';
import { StreamReader } from '../support/stream-reader.js';
import type { TestApi } from '../support/test-api.js';
import { withApi } from '../support/with-api.js';

let api: TestApi;

withApi('each', (made) => (api = made));

const USERS = '/api/v1/users';
const PASSWORD = 'correct horse battery';
const VIDEO = '/api/v1/cameras/nobody/recordings/rec-1/video';

function create(more: object = {}): Promise<Answer> {
  return call(api, 'POST', USERS, api.auth, { name: 'ann', role: 'viewer', password: PASSWORD, ...more });
}

function signIn(user: string, password: string): Promise<Answer> {
  return call(api, 'POST', '/api/v1/session', {}, { user, password });
}

test('a user signs in with the password, and has the role that was given', async () => {
  expect(await create()).toMatchObject({ status: 201, body: { name: 'ann', role: 'viewer' } });
  const answer = await signIn('ann', PASSWORD);
  expect(answer).toMatchObject({ status: 200, body: { name: 'ann', role: 'viewer' } });
  const cookie = cookieOf(answer);
  expect((await call(api, 'GET', '/api/v1/services', { cookie })).status).toBe(200);
  expect((await call(api, 'GET', USERS, { cookie })).body.code).toBe('forbidden');
  expect((await call(api, 'GET', USERS, api.auth)).text).not.toMatch(/scrypt|correct/);
});

test('CVE-2026-32315: the hash that is stored signs nobody in, by any way', async () => {
  await create({ role: 'admin' });
  const file = join(api.parts.folder, 'users.json');
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  const text = await readFile(file, 'utf8');
  expect(text).not.toContain(PASSWORD);
  const hash = /scrypt:[^"]*/.exec(text)?.[0] ?? '';
  expect(hash).toMatch(/^scrypt:32768:8:3:/);
  for (const given of [hash, hash.split(':').at(-1) ?? '', hash.split(':').slice(-2).join(':')]) {
    expect((await signIn('ann', given)).status).toBe(401);
    expect((await call(api, 'POST', '/api/v1/session', {}, { token: given })).status).toBe(401);
    expect((await call(api, 'GET', USERS, bearer(given))).status).toBe(401);
    expect((await call(api, 'GET', VIDEO, basic('ann', given))).status).toBe(401);
    const cookie = `rollcall-session=${given}`;
    expect((await call(api, 'GET', USERS, { cookie })).status).toBe(401);
  }
});

test('CVE-2022-25568: no password, or an empty one, is none', async () => {
  for (const password of ['', ' '.repeat(11), 'short', '\u0000'.repeat(12), 12, null])
    expect((await create({ password })).body.code).toBe('invalid-request');
  expect((await create()).status).toBe(201);
  expect((await signIn('ann', '')).status).toBe(401);
  expect((await signIn('', '')).status).toBe(401);
  expect((await signIn('nobody', '')).status).toBe(401);
  expect((await call(api, 'POST', '/api/v1/session', {}, { user: 'ann' })).status).toBe(400);
  expect((await call(api, 'POST', '/api/v1/session', {}, {})).status).toBe(400);
  expect((await call(api, 'POST', '/api/v1/session', {}, { token: '' })).status).toBe(401);
  for (const header of [
    basic('ann', ''),
    basic('', ''),
    { authorization: 'Basic ' },
    { authorization: 'Bearer ' },
  ])
    expect((await call(api, 'GET', VIDEO, header)).status).toBe(401);
  expect((await call(api, 'PATCH', `${USERS}/ann`, api.auth, { password: '' })).status).toBe(400);
});

test("a name is had once, and never the admin's", async () => {
  await create();
  for (const name of ['ann', 'admin']) expect((await create({ name })).body.code).toBe('user-exists');
  for (const name of ['Ann', '../ann', 'a b', '', 'a'.repeat(33), 'a:b'])
    expect((await create({ name })).body.code).toBe('invalid-request');
});

test.each([
  ['another role', { role: 'operator' }],
  ['another password', { password: 'another good password' }],
])('%s ends the sessions and the streams that the user has', async (_what, change) => {
  await create();
  const cookie = cookieOf(await signIn('ann', PASSWORD));
  const reader = await StreamReader.open(`${api.url}/api/v1/events`, { cookie });
  await reader.next('snapshot');
  expect((await call(api, 'PATCH', `${USERS}/ann`, api.auth, change)).status).toBe(200);
  await eventually('the stream ended', () => reader.ended);
  expect((await call(api, 'GET', '/api/v1/services', { cookie })).status).toBe(401);
  const password = (change as { password?: string }).password ?? PASSWORD;
  expect((await signIn('ann', password)).status).toBe(200);
  if (password !== PASSWORD) expect((await signIn('ann', PASSWORD)).status).toBe(401);
});

test('whoever is removed is out at once', async () => {
  await create();
  const cookie = cookieOf(await signIn('ann', PASSWORD));
  expect((await call(api, 'GET', VIDEO, basic('ann', PASSWORD))).status).not.toBe(401);
  expect((await call(api, 'DELETE', `${USERS}/ann`, api.auth)).status).toBe(204);
  expect((await call(api, 'GET', '/api/v1/services', { cookie })).status).toBe(401);
  expect((await call(api, 'GET', VIDEO, basic('ann', PASSWORD))).status).toBe(401);
  expect((await signIn('ann', PASSWORD)).status).toBe(401);
  expect((await call(api, 'DELETE', `${USERS}/ann`, api.auth)).body.code).toBe('unknown-user');
});

test('a change that says nothing is refused', async () => {
  await create();
  expect((await call(api, 'PATCH', `${USERS}/ann`, api.auth, {})).status).toBe(400);
});

describe('HTTP Basic', () => {
  test('is taken for films, with a password or any token, and asked for there', async () => {
    await create();
    const { token } = await api.parts.tokens.create('vlc', 'viewer');
    for (const header of [basic('ann', PASSWORD), basic('', token), basic('whoever', token)])
      expect((await call(api, 'GET', VIDEO, header)).body.code).toBe('unknown-camera');
    const asked = await call(api, 'GET', VIDEO);
    expect([asked.status, asked.headers['www-authenticate']]).toEqual([
      401,
      'Bearer realm="rollcall", Basic realm="rollcall", charset="UTF-8"',
    ]);
  });

  test('is taken nowhere else', async () => {
    const { token } = await api.parts.tokens.create('vlc', 'viewer');
    expect((await call(api, 'GET', '/api/v1/services', basic('', token))).status).toBe(401);
  });
});

test('passwords cannot be guessed fast, and guesses lock no token out', async () => {
  const statuses = new Set<number>();
  for (let i = 0; i < 24; i++)
    statuses.add((await call(api, 'POST', '/api/v1/session', {}, { token: `wrong-${i}` })).status);
  expect([...statuses]).toEqual([401, 429]);
  const limited = await signIn('ann', PASSWORD);
  expect([limited.status, limited.headers['retry-after']]).toEqual([429, '2']);
  expect((await call(api, 'GET', USERS, api.auth)).status).toBe(200);
});
