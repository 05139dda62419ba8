import { chmod, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readIfThere, readOrCreate, writeFileAtomic } from '#runtime/atomic-file.js';
import { firstLine, runProgram } from '#testing/child-program.js';
import { tempDir } from '#testing/temp-dir.js';

describe('readOrCreate', () => {
  test('makes the file once, for this user alone, and leaves nothing beside it', async () => {
    const dir = await tempDir();
    const path = join(dir, 'secret');
    expect(await readOrCreate(path, () => 'first\n')).toBe('first\n');
    expect(await readOrCreate(path, () => 'second\n')).toBe('first\n');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await readdir(dir)).toEqual(['secret']);
  });

  test('of three processes at once one wins and all read the same', async () => {
    const dir = await tempDir();
    const racers = [0, 1, 2].map((n) => runProgram('libs/runtime/test/support/racer.ts', [dir, String(n)]));
    const [first, second, third] = await Promise.all(racers.map(firstLine));
    expect(JSON.parse(first ?? '')).toHaveLength(40);
    expect(second).toBe(first);
    expect(third).toBe(first);
    expect((await readdir(dir)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    // Each of them won sometimes, or it was no race.
    expect(new Set(JSON.parse(first ?? '') as string[]).size).toBeGreaterThan(1);
  }, 60_000);

  test('a failure to make the content leaves nothing', async () => {
    const dir = await tempDir();
    const failing = (): string => {
      throw new Error('no randomness');
    };
    await expect(readOrCreate(join(dir, 'secret'), failing)).rejects.toThrow('no randomness');
    expect(await readdir(dir)).toEqual([]);
  });

  test('a folder that is not there is the error of the system', async () => {
    await expect(readOrCreate(join(await tempDir(), 'no', 'secret'), () => 'x')).rejects.toMatchObject({
      code: 'ENOENT',
    });
  });
});

describe('writeFileAtomic', () => {
  test('replaces content and mode, and leaves nothing beside it', async () => {
    const dir = await tempDir();
    const path = join(dir, 'state');
    await writeFile(path, 'old');
    await chmod(path, 0o644);
    await writeFileAtomic(path, 'new');
    expect(await readFile(path, 'utf8')).toBe('new');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await readdir(dir)).toEqual(['state']);
  });

  test('a reader meets the old or the new content, whole', async () => {
    const path = join(await tempDir(), 'state');
    const content = (n: number): string => String(n % 10).repeat(200_000);
    await writeFileAtomic(path, content(0));
    const writing = { done: false };
    const writer = (async () => {
      for (let n = 1; n <= 40; n += 1) await writeFileAtomic(path, content(n));
      writing.done = true;
    })();
    while (!writing.done) {
      const text = await readFile(path, 'utf8');
      expect(text.length).toBe(200_000);
      expect(new Set(text).size).toBe(1);
    }
    await writer;
  });

  test('a failure is thrown and leaves nothing beside the target', async () => {
    const dir = await tempDir();
    await mkdir(join(dir, 'state', 'inside'), { recursive: true });
    await expect(writeFileAtomic(join(dir, 'state'), 'x')).rejects.toMatchObject({ code: 'EISDIR' });
    expect(await readdir(dir)).toEqual(['state']);
  });
});

describe('readIfThere', () => {
  test('a missing file is undefined', async () => {
    expect(await readIfThere(join(await tempDir(), 'nothing'))).toBeUndefined();
  });

  test('any other failure is thrown', async () => {
    await expect(readIfThere(await tempDir())).rejects.toMatchObject({ code: 'EISDIR' });
  });
});
