import { readFile } from 'node:fs/promises';
import { Controller, Get } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ROLES, type Role } from '#contracts/http/role.js';
import { AccessGuard } from '#api/adapters/http/auth/access.guard.js';
import { ROUTE_TABLE } from '../support/route-table.js';
import { routesOf, type Route } from '../support/routes.js';
import type { TestApi } from '../support/test-api.js';
import { withApi } from '../support/with-api.js';

let api: TestApi;
const tokens = new Map<Role, string>();

withApi('all', (made) => (api = made));

beforeAll(async () => {
  for (const role of ROLES) tokens.set(role, (await api.parts.tokens.create(role, role)).token);
});

/** The status and code of an answer, whose body is not waited for: events never end. */
async function ask({ method, path }: Route, token?: string): Promise<[number, string | undefined]> {
  const over = new AbortController();
  const response = await fetch(`${api.url}${path}`, {
    method,
    redirect: 'manual',
    signal: over.signal,
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
  });
  const problem = response.headers.get('content-type') === 'application/problem+json' && method !== 'HEAD';
  const code = problem ? ((await response.json()) as { code: string }).code : undefined;
  over.abort();
  return [response.status, code];
}

test('every route has its place in the table, and the table has no other', () => {
  const there = routesOf(api).map(({ method, pattern }) => `${method} ${pattern}`);
  expect([...new Set(there)].sort()).toEqual(Object.values(ROUTE_TABLE).flat().sort());
});

test('the page about it has every route in the row of its role', async () => {
  const page = await readFile('docs/http-security.md', 'utf8');
  const written = (row: string): string[] =>
    row.split(';').flatMap((part) => {
      const [first = '', ...more] = [...part.matchAll(/`([^`]+)`/g)].map(([, text = '']) => text);
      return first.includes(' ') ? [first, ...more] : more.map((path) => `${first} ${path}`);
    });
  for (const [role, routes] of Object.entries(ROUTE_TABLE)) {
    const name = role === 'public' ? 'nobody in particular' : role;
    const [, row = ''] = new RegExp(`^\\| ${name} \\| (.*) \\|$`, 'm').exec(page) ?? [];
    // HEAD of the events is their GET to a reader, and what is nowhere has no path.
    const told = routes.filter((route) => !route.includes('{*path}') && !route.startsWith('HEAD /api'));
    const prefix = role === 'public' || role === 'join token' ? '' : '/api/v1';
    const expected = told.map((route) => route.replace(` ${prefix}`, ' ').replace(/:(\w+)/g, '{$1}'));
    expect([role, written(row).sort()]).toEqual([role, expected.sort()]);
  }
});

test.each(['public', ...ROLES] as const)(
  'what needs %s is open to that and more, and to nobody else (CVE-2026-75608)',
  async (needed) => {
    for (const route of routesOf(api)) {
      const name = `${route.method} ${route.pattern}`;
      if (!ROUTE_TABLE[needed].includes(name)) continue;
      const [anonymous] = await ask(route);
      if (needed === 'public') expect([name, [401, 403].includes(anonymous)]).toEqual([name, false]);
      else expect([name, anonymous]).toEqual([name, 401]);
      for (const role of ROLES) {
        const [status, code] = await ask(route, tokens.get(role));
        const allowed = needed === 'public' || ROLES.indexOf(role) >= ROLES.indexOf(needed);
        if (allowed) expect([name, role, [401, 403].includes(status)]).toEqual([name, role, false]);
        else
          expect([name, role, status, code]).toEqual([
            name,
            role,
            403,
            route.method === 'HEAD' ? undefined : 'forbidden',
          ]);
      }
    }
  },
);

test("what a join token opens no other token does, be it an admin's", async () => {
  for (const route of routesOf(api)) {
    const name = `${route.method} ${route.pattern}`;
    if (!ROUTE_TABLE['join token'].includes(name)) continue;
    for (const token of [undefined, ...tokens.values()])
      expect([name, ...(await ask(route, token))]).toEqual([name, 401, 'unauthenticated']);
  }
});

test('a route that nobody decided on is closed to everybody, and logged as our own mistake', async () => {
  @Controller()
  class Forgotten {
    @Get()
    open(): void {
      return;
    }
  }
  const logged: object[] = [];
  const logger = { error: (facts: object) => void logged.push(facts) };
  const guard = Reflect.construct(AccessGuard, [new Reflector(), {}, {}, {}, logger]) as AccessGuard;
  const context = {
    getHandler: () => Reflect.get(Forgotten.prototype, 'open') as unknown,
    getClass: () => Forgotten,
    switchToHttp: () => ({ getRequest: () => ({}), getResponse: () => ({}) }),
  };
  await expect(guard.canActivate(context as never)).rejects.toMatchObject({
    code: 'route-closed',
    status: 403,
  });
  expect(logged).toEqual([{ route: 'Forgotten.open' }]);
});
