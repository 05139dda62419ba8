import { run } from '../support/run.js';
import { ScriptedApi } from '../support/scripted-api.js';

const TOKEN_VIEW = { id: '4k2v', name: 'stage', role: 'operator', createdAt: '2026-01-31T12:00:00.000Z' };
const SECRET = `rc_4k2v_${'s'.repeat(43)}`;

let api: ScriptedApi;

beforeEach(async () => {
  api = await ScriptedApi.open();
});
afterEach(() => api.close());

test('a new token stands alone on standard output', async () => {
  api.json('POST /api-tokens', { ...TOKEN_VIEW, token: SECRET }, 201);
  const { code, stdout, stderr } = await run(
    ['api-token', 'create', '--name', 'stage', '--role', 'operator'],
    api,
  );
  expect({ code, stdout }).toEqual({ code: 0, stdout: `${SECRET}\n` });
  expect(stderr).toBe('The token 4k2v lets stage in as operator. It is shown this once.\n');
});

test.each([
  [['create', '--name', 'x', '--role', 'boss'], /"boss" is no role/],
  [['create', '--name', 'x'], /--role/],
  [['revoke'], /id/],
])('%j is a wrong usage', async (args, message) => {
  const { code, stderr } = await run(['api-token', ...args], api);
  expect(code).toBe(2);
  expect(stderr).toMatch(message);
  expect(api.requests()).toEqual([]);
});

test('the list tells of none and of those there are', async () => {
  api.json('GET /api-tokens', { items: [] });
  expect((await run(['api-token'], api)).stderr).toMatch(/no tokens but that of the admin/);
  api.json('GET /api-tokens', { items: [TOKEN_VIEW] });
  expect((await run(['api-token'], api)).stdout).toMatch(/^ID .*\n4k2v +stage +operator +\S+ +never/);
  expect(JSON.parse((await run(['api-token', '--json'], api)).stdout)).toEqual({ items: [TOKEN_VIEW] });
});

test('a token is taken back by its id', async () => {
  api.on('DELETE /api-tokens/4k2v', (_, response) => void response.writeHead(204).end());
  const { code, stderr } = await run(['api-token', 'revoke', '4k2v'], api);
  expect({ code, stderr }).toEqual({ code: 0, stderr: 'The token 4k2v is revoked.\n' });
  expect(api.requests()).toEqual(['DELETE /api-tokens/4k2v']);
});
