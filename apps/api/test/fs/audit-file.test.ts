import { appendFile, mkdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { AuditFile } from '#api/adapters/fs/audit-file.js';
import { isAudited, keptPath } from '#api/domain/access/audit.js';
import type { AuditEntry } from '#contracts/http/views.js';
import { eventually } from '#testing/eventually.js';
import { silentLogger } from '#testing/silent-logger.js';
import { tempDir } from '#testing/temp-dir.js';

const entry = (n: number): AuditEntry => ({
  time: '2026-01-31T12:00:00.000Z',
  address: '127.0.0.1',
  method: 'POST',
  path: `/${n}`,
  status: 200,
  request: 'r',
});
const paths = (entries: readonly AuditEntry[]): string[] => entries.map(({ path }) => path);

test('what was noted is there after a restart, and a line that was cut off does no harm', async () => {
  const path = join(await tempDir(), 'audit.jsonl');
  const first = new AuditFile(path, silentLogger);
  for (let i = 0; i < 20; i += 1) first.note(entry(i));
  await first.stop();
  await appendFile(path, '{"time":"2026\n');
  const second = new AuditFile(path, silentLogger);
  second.note(entry(20));
  expect(paths(await second.newest(4))).toEqual(['/20', '/19', '/18']);
  await second.stop();
});

test('a flood takes no more of the disk than two files, and no more memory than what may wait', async () => {
  const path = join(await tempDir(), 'audit.jsonl');
  const audit = new AuditFile(path, silentLogger, { fileBytes: 2000, waiting: 10 });
  for (let i = 0; i < 1000; i += 1) audit.note(entry(i));
  for (let i = 0; i < 200; i += 1) {
    audit.note(entry(2000 + i));
    await audit.newest(1);
  }
  expect(paths(await audit.newest(2))).toEqual(['/2199', '/2198']);
  for (const file of [path, `${path}.old`]) expect((await stat(file)).size).toBeLessThanOrEqual(2000);
  expect(await readFile(path, 'utf8')).not.toContain('"/999"');
  await audit.stop();
});

test('a folder that is gone is told of, and nobody waits; it goes on once it is back', async () => {
  const folder = join(await tempDir(), 'api');
  await mkdir(folder);
  const told: string[] = [];
  const logger = { ...silentLogger, error: (_: object, message: string) => void told.push(message) };
  const audit = new AuditFile(join(folder, 'audit.jsonl'), logger);
  await rm(folder, { recursive: true });
  audit.note(entry(1));
  await eventually('the error', () => told.includes('The audit was not written'));
  await mkdir(folder);
  audit.note(entry(2));
  expect(paths(await audit.newest(9))).toEqual(['/2']);
  await audit.stop();
});

test.each([
  ['GET', 200, false],
  ['HEAD', 404, false],
  ['GET', 401, true],
  ['GET', 421, true],
  ['POST', 202, true],
  ['DELETE', 404, true],
])('%s with %i: written down %s', (method, status, audited) => {
  expect(isAudited(method, status)).toBe(audited);
});

test('a path is kept without a token and at a bounded length', () => {
  expect(keptPath(`/api/v1/api-tokens/rc_ab_${'s'.repeat(43)}/x`)).toBe('/api/v1/api-tokens/…/x');
  expect(keptPath('/'.padEnd(5000, 'a'))).toHaveLength(200);
});
