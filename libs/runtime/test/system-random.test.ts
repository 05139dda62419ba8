import { isId } from '#contracts/ids.js';
import { systemRandom } from '#runtime/system-random.js';

test('ids are ids, and no two are the same', () => {
  const ids = Array.from({ length: 10_000 }, () => systemRandom.id());
  expect(ids.every(isId)).toBe(true);
  expect(new Set(ids).size).toBe(ids.length);
});

test('every character of the alphabet is used in every place', () => {
  const ids = Array.from({ length: 10_000 }, () => systemRandom.id());
  for (let place = 0; place < 16; place += 1) expect(new Set(ids.map((id) => id[place])).size).toBe(32);
});
