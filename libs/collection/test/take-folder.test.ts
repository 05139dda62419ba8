import { takeFolderName } from '#collection/take-folder.js';

test.each([
  ['walk', 'walk_take-2'],
  ['a/../b: "c"', 'a-b-c_take-2'],
  ['…', 'take_take-2'],
  ['é'.repeat(100), `${'é'.repeat(50)}_take-2`],
])('the folder of %j is %j', (name, text) => expect(takeFolderName({ name, number: 2 })).toBe(text));
