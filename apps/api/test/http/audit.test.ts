import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { AuditEntry } from '#contracts/http/access-views.js';
import { AuditFile } from '#api/adapters/fs/audit-file.js';
import { Refusals } from '#runtime/refusals.js';
import { FakeClock } from '#testing/fake-clock.js';
import { silentLogger } from '#testing/silent-logger.js';
import { tempDir } from '#testing/temp-dir.js';
import { bearer, call } from '../support/caller.js';
import { TOKEN, type TestApi } from '../support/test-api.js';
import { withApi } from '../support/with-api.js';

const AUDIT = '/api/v1/audit';

describe('the audit', () => {
  let api: TestApi;

  withApi('each', (made) => (api = made));

  async function entries(limit = 100): Promise<AuditEntry[]> {
    const { body } = await call(api, 'GET', `${AUDIT}?limit=${limit}`, api.auth);
    return body.items as AuditEntry[];
  }

  test('has every changing and every refused call, the newest first, and nothing else', async () => {
    const { id, token } = await api.parts.tokens.create('viewer', 'viewer');
    await call(api, 'GET', '/api/v1/services', api.auth);
    await call(api, 'GET', '/api/v1/services/nobody', api.auth);
    await call(api, 'PUT', '/api/v1/roster', api.auth, { names: [] });
    await call(api, 'DELETE', '/api/v1/services/left-3', bearer(token));
    await call(api, 'GET', '/api/v1/services');
    await call(api, 'GET', '/api/v1/services', { ...api.auth, host: 'evil.example' });
    const common = {
      time: expect.any(String) as string,
      address: '127.0.0.1',
      requestId: expect.any(String) as string,
    };
    expect(await entries()).toEqual([
      { ...common, method: 'GET', route: '-', status: 421, reason: 'foreign-host' },
      { ...common, method: 'GET', route: '/api/v1/services', status: 401, reason: 'unauthenticated' },
      {
        ...common,
        principal: `token:${id}`,
        role: 'viewer',
        method: 'DELETE',
        route: '/api/v1/services/left-3',
        status: 403,
        reason: 'forbidden',
      },
      { ...common, principal: 'admin', role: 'admin', method: 'PUT', route: '/api/v1/roster', status: 200 },
    ]);
    expect(await entries(1)).toHaveLength(1);
    expect((await stat(join(api.parts.folder, 'audit.jsonl'))).mode & 0o777).toBe(0o600);
  });

  test('knows no secret, whatever is sent', async () => {
    const made = await call(api, 'POST', '/api/v1/api-tokens', api.auth, { name: 'x', role: 'admin' });
    const token = String(made.body.token);
    const password = 'correct horse battery';
    await call(api, 'POST', '/api/v1/users', api.auth, { name: 'ann', role: 'viewer', password });
    await call(api, 'POST', '/api/v1/session', {}, { user: 'ann', password });
    const link = await call(api, 'POST', '/api/v1/sign-in-links', api.auth);
    const path = String(link.body.path);
    for (const asked of [
      path,
      path,
      path.toUpperCase(),
      `${path}/`,
      `/api/v1/${token}`,
      `/api/v1/services?t=${token}`,
      `/api/v1/services/${'x'.repeat(5000)}`,
    ])
      await Promise.all([call(api, 'DELETE', asked, api.auth), call(api, 'GET', asked)]);
    const list = await entries();
    expect(list.find(({ route, status }) => route === '/sign-in/:code' && status === 303)).toMatchObject({
      principal: 'admin',
    });
    const text = await readFile(join(api.parts.folder, 'audit.jsonl'), 'utf8');
    for (const secret of [token.slice(-43), password, path.slice(9), TOKEN])
      expect(text.toLowerCase()).not.toContain(secret.toLowerCase());
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThan(500);
  });

  test('leaves out what nobody sends in a flood, and says how much', async () => {
    for (let i = 0; i < 120; i++) await call(api, 'GET', '/api/v1/services');
    await call(api, 'PUT', '/api/v1/roster', api.auth, { names: [] });
    const [latest, ...rest] = await entries(1000);
    expect(rest.length).toBeLessThan(115);
    expect(latest).toMatchObject({ principal: 'admin', leftOut: 120 - rest.length });
  });

  test.each(['0', '1001', '-1', 'all', '1e2', ''])('has no limit of "%s"', async (limit) => {
    expect((await call(api, 'GET', `${AUDIT}?limit=${limit}`, api.auth)).status).toBe(400);
  });
});

describe('the file', () => {
  const entry = (requestId: string): AuditEntry => ({
    time: '2026-01-31T12:00:00.000Z',
    address: '127.0.0.1',
    method: 'GET',
    route: '-',
    status: 401,
    requestId,
  });

  test('is rotated when it is full, and the two are read as one', async () => {
    const path = join(await tempDir(), 'audit.jsonl');
    const file = new AuditFile(path, new Refusals(silentLogger, new FakeClock()), {
      fileBytes: 1000,
      queued: 10,
    });
    for (let i = 0; i < 30; i++) {
      file.write(entry(`r-${i}`));
      await file.flush();
    }
    for (const each of [path, path.replace('.jsonl', '.1.jsonl')]) {
      const { size, mode } = await stat(each);
      expect(size).toBeLessThanOrEqual(1000);
      expect(mode & 0o777).toBe(0o600);
    }
    const ids = (await file.latest(100)).map(({ requestId }) => requestId);
    expect(ids).toEqual(ids.map((_, i) => `r-${29 - i}`));
    expect(ids.length).toBeGreaterThan(8);
    expect(await file.latest(3)).toHaveLength(3);
  });

  test('has a queue with an end; what did not fit is counted', async () => {
    const refusals = new Refusals(silentLogger, new FakeClock());
    const file = new AuditFile(join(await tempDir(), 'audit.jsonl'), refusals, {
      fileBytes: 10_000,
      queued: 5,
    });
    for (let i = 0; i < 20; i++) file.write(entry(`r-${i}`));
    await file.flush();
    const kept = (await file.latest(100)).length;
    expect(kept).toBeLessThanOrEqual(6);
    expect(refusals.counts.toJSON()['audit-left-out']).toBe(20 - kept);
    file.write(entry('next'));
    expect((await file.latest(1))[0]).toMatchObject({ requestId: 'next', leftOut: 20 - kept });
  });

  test('that cannot be written is counted, and stops no call', async () => {
    const refusals = new Refusals(silentLogger, new FakeClock());
    const file = new AuditFile(join(await tempDir(), 'gone', 'audit.jsonl'), refusals);
    file.write(entry('r-1'));
    await file.flush();
    expect(refusals.counts.toJSON()['audit-not-written']).toBe(1);
  });
});
