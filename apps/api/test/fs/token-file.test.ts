import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { TokenFile } from '#api/adapters/fs/token-file.js';
import type { StoredToken } from '#api/domain/access/token-store.js';
import { StartError } from '#runtime/start-error.js';
import { silentLogger } from '#testing/silent-logger.js';
import { tempDir } from '#testing/temp-dir.js';

const TOKEN: StoredToken = {
  id: 'abc',
  name: 'The console',
  role: 'viewer',
  createdAt: '2026-01-02T03:04:05.678Z',
  hash: 'a'.repeat(64),
};

async function lab(): Promise<{ file: TokenFile; folder: string; path: string }> {
  const folder = await tempDir();
  const path = join(folder, 'api-tokens.json');
  return { file: new TokenFile(path, silentLogger), folder, path };
}

test('what was saved is loaded, and is for its owner alone; nothing where nothing was', async () => {
  const { file, folder, path } = await lab();
  expect(await file.load()).toEqual([]);
  const tokens = Array.from({ length: 200 }, (_, i) => ({ ...TOKEN, id: `t${i}` }));
  await file.save(tokens);
  expect(await file.load()).toEqual(tokens);
  expect([await readdir(folder), (await stat(path)).mode & 0o777]).toEqual([['api-tokens.json'], 0o600]);
});

const broken = [
  '',
  '{"tokens": [',
  'null',
  '[]',
  '{}',
  ...[
    [null],
    [{ ...TOKEN, id: 'A' }],
    [{ ...TOKEN, name: '' }],
    [{ ...TOKEN, role: 'root' }],
    [{ ...TOKEN, createdAt: 'once' }],
    [{ ...TOKEN, lastUsedAt: 7 }],
    [{ ...TOKEN, hash: '' }],
    [TOKEN, TOKEN],
    Array.from({ length: 201 }, (_, i) => ({ ...TOKEN, id: `t${i}` })),
  ].map((tokens) => JSON.stringify({ tokens })),
];

test.each(broken)('a broken file is refused and left as it is: %.60s', async (text) => {
  const { file, folder, path } = await lab();
  await writeFile(path, text);
  await expect(file.load()).rejects.toBeInstanceOf(StartError);
  expect([await readdir(folder), await readFile(path, 'utf8')]).toEqual([['api-tokens.json'], text]);
});

test('the refusal quotes nothing of the file', async () => {
  const { file, path } = await lab();
  await writeFile(path, 'the-hash-of-a-secret');
  await expect(file.load()).rejects.toThrow(/api-tokens\.json.*it is not JSON.*take it away/);
  await expect(file.load()).rejects.not.toThrow(/the-hash/);
});

test('a failure to save is a refusal that says what to do', async () => {
  const { file, path } = await lab();
  await mkdir(path);
  await expect(file.save([TOKEN])).rejects.toMatchObject({ code: 'internal' });
});
