import { rosterText } from '../../src/output/roster-text.js';
import { roster, service } from '../support/samples.js';

const names = ['a', 'b', 'c'];

test.each([
  [roster({ names, present: 3 }), '3 of 3'],
  [roster({ names, present: 2, missing: ['c'] }), '2 of 3, missing: c'],
  [roster({ names, present: 3, unexpected: ['d', 'e'] }), '3 of 3; unexpected: d, e'],
  [
    roster({ names, present: 1, missing: ['b', 'c'], unexpected: ['d'] }),
    '1 of 3, missing: b, c; unexpected: d',
  ],
])('%j', (view, text) => expect(rosterText(view)).toBe(text));

test('an id says which host it is, where that is known', () => {
  const services = [service('c', { label: 'left-3.local' }), service('b', { label: 'pi (b)' })];
  expect(rosterText(roster({ names, present: 1, missing: ['b', 'c'] }), services)).toBe(
    '1 of 3, missing: pi (b), c (left-3.local)',
  );
});

test('of a long list the first are named', () => {
  expect(rosterText(roster({ names, missing: names }), [], 2)).toBe('0 of 3, missing: a, b and 1 more');
});
