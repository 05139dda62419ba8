import { run } from '../support/run.js';
import { ScriptedApi } from '../support/scripted-api.js';

const ENTRY = {
  time: '2026-01-31T12:00:00.000Z',
  caller: 'admin',
  role: 'admin',
  address: '127.0.0.1',
  method: 'POST',
  path: '/api/v1/searches',
  status: 202,
  request: 'r1',
};

let api: ScriptedApi;

beforeEach(async () => {
  api = await ScriptedApi.open();
});
afterEach(() => api.close());

test('a line for each call, the caller named where he was known', async () => {
  const { caller: _, role: __, ...stranger } = { ...ENTRY, status: 401 };
  api.json('GET /audit?limit=2', { items: [ENTRY, stranger] });
  const { code, stdout } = await run(['audit', '--limit', '2'], api);
  expect(code).toBe(0);
  expect(stdout.trimEnd().split('\n').slice(1)).toEqual([
    '2026-01-31T12:00:00.000Z  admin   127.0.0.1  POST /api/v1/searches  202',
    '2026-01-31T12:00:00.000Z  -       127.0.0.1  POST /api/v1/searches  401',
  ]);
  expect(JSON.parse((await run(['audit', '--limit', '2', '--json'], api)).stdout)).toEqual({
    items: [ENTRY, stranger],
  });
});

test.each(['0', '1001', 'x', '1.5'])('--limit %s is a wrong usage', async (limit) => {
  expect((await run(['audit', '--limit', limit], api)).code).toBe(2);
});
