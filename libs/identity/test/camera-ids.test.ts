import { mayBeSiblings, siblingId } from '#identity/camera-ids.js';

test('cameras of one host may be siblings, whichever of them it is', () => {
  for (const first of ['abc234', 'cam-1', 'left']) {
    const ids = [first, ...[1, 2, 7].map((number) => siblingId(first, number))];
    for (const one of ids)
      for (const other of ids) expect([one, other, mayBeSiblings(one, other)]).toEqual([one, other, true]);
  }
});

test.each([
  ['left', 'right'],
  ['left', 'left-8'],
  ['left-1', 'right-1'],
  ['left', 'left-1-1'],
  ['left', 'left-'],
])('%s and %s are not', (one, other) => {
  expect(mayBeSiblings(one, other)).toBe(false);
});
