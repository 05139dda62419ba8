import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createApp } from '#api/app.js';
import { makeParts } from '#api/parts.js';
import { StartError } from '#runtime/start-error.js';
import { eventually } from '#testing/eventually.js';
import { bearer, call } from '../support/caller.js';
import { StreamReader } from '../support/stream-reader.js';
import type { TestApi } from '../support/test-api.js';
import { withApi } from '../support/with-api.js';

let api: TestApi;

withApi('each', (made) => (api = made));

const TOKENS = '/api/v1/api-tokens';
const file = (): string => join(api.parts.folder, 'api-tokens.json');

async function create(role: string): Promise<{ id: string; token: string }> {
  const { status, body } = await call(api, 'POST', TOKENS, api.auth, { name: 'a dashboard', role });
  expect(status).toBe(201);
  return body as { id: string; token: string };
}

test('the secret is told once, kept as a hash, and in a file of this user alone', async () => {
  const { id, token } = await create('viewer');
  expect(token).toMatch(new RegExp(`^rc_${id}_[\\w-]{43}$`));
  const listed = await call(api, 'GET', TOKENS, api.auth);
  expect(listed.body).toEqual({
    items: [{ id, name: 'a dashboard', role: 'viewer', createdAt: expect.any(String) as string }],
  });
  const secret = token.slice(-43);
  expect(listed.text + (await readFile(file(), 'utf8'))).not.toContain(secret);
  expect((await stat(file())).mode & 0o777).toBe(0o600);
});

test('its hash, as the file has it, lets nobody in', async () => {
  const { id, token } = await create('admin');
  const { items } = JSON.parse(await readFile(file(), 'utf8')) as { items: { hash: string }[] };
  const hash = items[0]?.hash ?? '';
  expect(hash).toHaveLength(43);
  expect((await call(api, 'GET', '/api/v1/services', bearer(token))).status).toBe(200);
  for (const wrong of [hash, `rc_${id}_${hash}`, `rc_${id}_`, `${token}x`])
    expect((await call(api, 'GET', '/api/v1/services', bearer(wrong))).status).toBe(401);
});

test('when it was used is written, at most once a minute', async () => {
  const { token } = await create('viewer');
  await call(api, 'GET', '/api/v1/services', bearer(token));
  await eventually('the use is in the file', async () =>
    (await readFile(file(), 'utf8')).includes('lastUsedAt'),
  );
  const { ino } = await stat(file());
  for (let i = 0; i < 5; i++) await call(api, 'GET', '/api/v1/services', bearer(token));
  // Another write would have replaced the file.
  await api.parts.tokenList.settled();
  expect((await stat(file())).ino).toBe(ino);
});

test('revoking it acts at once, and ends the stream that it has open, and no other', async () => {
  const [gone, stays] = [await create('viewer'), await create('viewer')];
  const url = `${api.url}/api/v1/events`;
  const reader = await StreamReader.open(url, bearer(gone.token));
  const other = await StreamReader.open(url, bearer(stays.token));
  await Promise.all([reader.next('snapshot'), other.next('snapshot')]);
  expect((await call(api, 'DELETE', `${TOKENS}/${gone.id}`, api.auth)).status).toBe(204);
  await eventually('the stream ended', () => reader.ended);
  expect(other.ended).toBe(false);
  expect((await call(api, 'GET', '/api/v1/services', bearer(gone.token))).status).toBe(401);
  expect((await call(api, 'GET', '/api/v1/services', bearer(stays.token))).status).toBe(200);
  expect((await call(api, 'DELETE', `${TOKENS}/${gone.id}`, api.auth)).body.code).toBe('unknown-token');
  other.close();
});

test('a token may revoke itself and is told so', async () => {
  const { id, token } = await create('admin');
  expect((await call(api, 'DELETE', `${TOKENS}/${id}`, bearer(token))).status).toBe(204);
});

test('there are no more than 256', async () => {
  const { tokens } = api.parts;
  await Promise.all(Array.from({ length: 256 }, (_, i) => tokens.create(`t-${i}`, 'viewer')));
  const { status, body } = await call(api, 'POST', TOKENS, api.auth, { name: 'one more', role: 'viewer' });
  expect([status, body.code]).toEqual([409, 'limit-reached']);
});

test.each([
  { name: 'x' },
  { name: '', role: 'viewer' },
  { name: 'x', role: 'root' },
  { name: 'x', role: 'viewer', hash: 'y' },
])('%j makes none', async (body) => {
  expect((await call(api, 'POST', TOKENS, api.auth, body)).status).toBe(400);
});

test('they are there after a restart', async () => {
  const { token } = await create('operator');
  const { app: again } = await createApp(makeParts(api.parts));
  await again.close();
  const parts = makeParts(api.parts);
  await parts.tokenList.load();
  expect(parts.tokens.find(token)).toMatchObject({ role: 'operator' });
});

test.each(['', '{', '[]', '{"items":[{"id":"a"}]}', '{"items":{}}'])(
  'a file with "%s" is refused at the start, left as it is, and not quoted',
  async (content) => {
    await writeFile(file(), content);
    const refused: unknown = await createApp(makeParts(api.parts)).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(StartError);
    expect((refused as StartError).message).toContain(`The API tokens in ${file()} cannot be read`);
    expect(await readFile(file(), 'utf8')).toBe(content);
  },
);
