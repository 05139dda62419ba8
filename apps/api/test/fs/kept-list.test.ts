import { readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { IsInt } from 'class-validator';
import { KeptList } from '#api/adapters/fs/kept-list.js';
import { IsPrintable } from '#contracts/messages/is-printable.js';
import { tempDir } from '#testing/temp-dir.js';

class Item {
  @IsPrintable(64)
  id!: string;

  @IsInt()
  n!: number;
}

let folder: string;

beforeEach(async () => {
  folder = await tempDir();
});

function list(): KeptList<Item> {
  return new KeptList({ path: join(folder, 'items.json'), type: Item, keyOf: ({ id }) => id, what: 'items' });
}

test('what was put is there at the next start, and what was removed is not', async () => {
  const items = list();
  await items.load();
  await Promise.all(Array.from({ length: 200 }, (_, n) => items.put({ id: `i-${n}`, n })));
  await items.remove('i-7');
  const again = list();
  await again.load();
  expect(again.all().map(({ n }) => n)).toEqual(
    Array.from({ length: 200 }, (_, n) => n).filter((n) => n !== 7),
  );
  expect((await stat(join(folder, 'items.json'))).mode & 0o777).toBe(0o600);
});

test('a file with a field that nobody knows is refused: the next write would drop it', async () => {
  const items = list();
  await items.put({ id: 'a', n: 1, more: true } as Item);
  await expect(list().load()).rejects.toThrow(/item 1: .*more/);
  expect(await readFile(join(folder, 'items.json'), 'utf8')).toContain('more');
});

describe('on a disk that takes nothing', () => {
  let items: KeptList<Item>;

  beforeEach(async () => {
    items = list();
    await items.put({ id: 'a', n: 1 });
    await rm(folder, { recursive: true });
  });

  test('a new one is not there, and a changed one is as it was', async () => {
    await expect(items.put({ id: 'b', n: 1 })).rejects.toMatchObject({ code: 'internal' });
    await expect(items.put({ id: 'a', n: 2 })).rejects.toThrow(
      'could not be saved (ENOENT), so it is as it was',
    );
    expect(items.all()).toEqual([{ id: 'a', n: 1 }]);
  });

  test('one that is removed is gone all the same, also while it was being changed', async () => {
    const changed = items.put({ id: 'a', n: 2 });
    const removed = items.remove('a');
    await expect(removed).rejects.toThrow('gone only until the next start');
    await expect(changed).rejects.toThrow('ENOENT');
    expect(items.all()).toEqual([]);
  });
});
