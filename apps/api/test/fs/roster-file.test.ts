import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { RosterFile } from '#api/adapters/fs/roster-file.js';
import { FakeClock } from '#testing/fake-clock.js';
import { silentLogger } from '#testing/silent-logger.js';
import { tempDir } from '#testing/temp-dir.js';

async function lab(): Promise<{ file: RosterFile; folder: string; path: string; errors: string[] }> {
  const folder = await tempDir();
  const path = join(folder, 'roster.json');
  const errors: string[] = [];
  const logger = { ...silentLogger, error: (_: object, message: string) => void errors.push(message) };
  return { file: new RosterFile(path, new FakeClock(), logger), folder, path, errors };
}

test('what earlier versions saved is loaded, and put beside once it is elsewhere; nothing where nothing was', async () => {
  const { file, folder, path, errors } = await lab();
  expect(await file.load()).toEqual([]);
  await writeFile(path, '{"names": ["left-1", "Käfig 3"]}');
  expect(await file.load()).toEqual(['left-1', 'Käfig 3']);
  await file.retire();
  expect([await readdir(folder), await file.load(), errors]).toEqual([['roster.json.moved'], [], []]);
});

test.each(['', '{"names": [', 'null', '[]', '{"names": "all"}', '{"names": ["a", "a"]}', '{"names": [7]}'])(
  'a broken file is set aside, and nobody is expected: %s',
  async (text) => {
    const { file, folder, path, errors } = await lab();
    await writeFile(path, text);
    expect(await file.load()).toEqual([]);
    const [aside = '', ...more] = await readdir(folder);
    expect([aside, more]).toEqual([expect.stringMatching(/^roster\.json\.broken-\d+$/), []]);
    expect(await readFile(join(folder, aside), 'utf8')).toBe(text);
    expect(errors).toEqual([expect.stringContaining('set aside')]);
  },
);

test.each([
  ['(() => { globalThis.ran = true; return { names: [] }; })()', []],
  ['module.exports = require("child_process").execSync("touch ran")', []],
  ['{"names": ["$(touch ran)", "exec:touch ran", "{{ran}}", "__proto__"]}', undefined],
])('a file is data that runs nothing (CVE-2026-25643): %s', async (text, expected) => {
  const { file, folder, path } = await lab();
  await writeFile(path, text);
  const names = await file.load();
  expect(names).toEqual(expected ?? (JSON.parse(text) as { names: string[] }).names);
  expect(globalThis).not.toHaveProperty('ran');
  expect(await readdir(folder)).toHaveLength(1);
});

test('one that cannot be renamed is logged', async () => {
  const { file, errors } = await lab();
  await file.retire();
  expect(errors).toEqual([expect.stringContaining('delete it')]);
});
