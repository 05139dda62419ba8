import type { Role } from '#contracts/access/role.js';
import { startTestBroker, type TestBroker } from '#testing/broker.js';
import { routesOf, type Route } from '../../support/route-table.js';
import { startTestApi, type TestApi } from '../../support/test-api.js';

/** Who may do what. A route that is missing here fails the test: somebody has to decide. */
const DECISIONS = {
  public: ['get /health/live', 'get /health/ready'],
  viewer: [
    'get /api/v1/services',
    'get /api/v1/services/:id',
    'get /api/v1/discovery',
    'get /api/v1/roster',
    'get /api/v1/searches/latest',
    'head /api/v1/events',
    'get /api/v1/events',
    'get /api/v1/cameras/:id',
    'get /api/v1/cameras/:id/recordings',
    'get /api/v1/cameras/:id/recordings/:rid',
    'get /api/v1/cameras/:id/recordings/:rid/video',
    'get /api/v1/recordings',
    ...['get', 'head', 'post', 'put', 'patch', 'delete', 'options'].map((method) => `${method} /{*path}`),
  ],
  operator: [
    'delete /api/v1/services/:id',
    'put /api/v1/roster',
    'post /api/v1/searches',
    'post /api/v1/cameras/:id/recordings',
    'post /api/v1/cameras/:id/recordings/:rid/stop',
    'delete /api/v1/cameras/:id/recordings/:rid',
    'post /api/v1/recordings',
    'post /api/v1/recordings/stop',
  ],
  admin: [
    'post /api/v1/api-tokens',
    'get /api/v1/audit',
    'get /api/v1/api-tokens',
    'delete /api/v1/api-tokens/:id',
  ],
} as const;

const LADDER = ['public', 'viewer', 'operator', 'admin'] as const;
const CALLERS = ['anonymous', 'viewer', 'operator', 'admin'] as const;
type Caller = (typeof CALLERS)[number];

let broker: TestBroker;
let api: TestApi;
let tokens: Readonly<Record<Caller, string | undefined>>;

beforeAll(async () => {
  broker = await startTestBroker();
  api = await startTestApi(broker);
  const bearer = async (role: Role): Promise<string> =>
    `Bearer ${(await api.parts.tokens.create(role, role)).token}`;
  const [viewer, operator] = [await bearer('viewer'), await bearer('operator')];
  tokens = { anonymous: undefined, viewer, operator, admin: api.auth.authorization };
});

afterAll(async () => {
  await api.close();
  await broker.close();
});

async function statusOf({ method, path }: Route, caller: Caller): Promise<number> {
  const left = new AbortController();
  const { [caller]: authorization } = tokens;
  const headers = authorization === undefined ? {} : { authorization };
  const answer = await fetch(api.url + path, { method: method.toUpperCase(), headers, signal: left.signal });
  left.abort();
  return answer.status;
}

function expected(needed: (typeof LADDER)[number], caller: Caller): 'let in' | 401 | 403 {
  if (caller === 'anonymous') return needed === 'public' ? 'let in' : 401;
  return LADDER.indexOf(caller) >= LADDER.indexOf(needed) ? 'let in' : 403;
}

test('somebody has decided about every route, and about none that is not there', () => {
  const known = routesOf(api).map(({ method, pattern }) => `${method} ${pattern}`);
  expect(known.sort()).toEqual(LADDER.flatMap((role) => DECISIONS[role]).sort());
});

test.each(CALLERS)('%s is let in where it was decided, and nowhere else', async (caller) => {
  for (const route of routesOf(api)) {
    const name = `${route.method} ${route.pattern}`;
    const needed = LADDER.find((role) => DECISIONS[role].includes(name as never)) ?? 'admin';
    const status = await statusOf(route, caller);
    const seen = status === 401 || status === 403 ? status : 'let in';
    expect([name, caller, seen]).toEqual([name, caller, expected(needed, caller)]);
  }
});
