import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { epochFile } from '#bus/epoch-file.js';
import { silentLogger } from '#testing/silent-logger.js';
import { tempDir } from '#testing/temp-dir.js';

test('an epoch is kept', async () => {
  const file = epochFile(join(await tempDir(), 'epoch'), silentLogger);
  expect(await file.load()).toBe(0);
  await file.save(1_700_000_000_000);
  expect(await file.load()).toBe(1_700_000_000_000);
});

test.each(['', 'x', '-1', '1e99', '1.5'])('what is none (%j) counts as none', async (text) => {
  const path = join(await tempDir(), 'epoch');
  await writeFile(path, text);
  expect(await epochFile(path, silentLogger).load()).toBe(0);
});

test('one that the disk refuses keeps nobody from connecting: it is told, not thrown', async () => {
  const path = join(await tempDir(), 'epoch');
  await mkdir(path);
  const warnings: string[] = [];
  const logger = { ...silentLogger, warn: (_: object, message: string) => void warnings.push(message) };
  await epochFile(path, logger).save(7);
  expect(warnings).toHaveLength(1);
});
