import fc from 'fast-check';
import type { Card } from '#contracts/udp/messages.js';
import { cardKeyOf, isSealed, sealOf } from '#credentials/card-seal.js';

const KEY = cardKeyOf('a fleet secret of the tests, long enough', 'cam-1', 'e1');
const CARD: Card = {
  v: 1,
  id: 'cam-1',
  boot: 'b1',
  state: 'here',
  services: [{ kind: 'camera', port: 9898 }],
  search: 's1',
  n: 7,
  at: ['10.0.0.2'],
};

const sealed = { ...CARD, token: sealOf(KEY, 'pi', CARD) };

test('a card is sealed by whoever holds the key of this camera and enrolment', () => {
  expect(isSealed(KEY, 'pi', sealed)).toBe(true);
  expect(isSealed(KEY, 'pi', CARD)).toBe(false);
  for (const key of [
    cardKeyOf('a fleet secret of the tests, long enough', 'cam-1', 'e2'),
    cardKeyOf('a fleet secret of the tests, long enough', 'cam-2', 'e1'),
    cardKeyOf('another fleet secret, that is long enough', 'cam-1', 'e1'),
  ])
    expect(isSealed(key, 'pi', sealed)).toBe(false);
});

test.each<Partial<Card>>([
  { id: 'cam-2' },
  { boot: 'b2' },
  { state: 'bye' },
  { services: [] },
  { services: [{ kind: 'camera', port: 9899 }] },
  { search: 's2' },
  { n: 8 },
  { at: ['10.0.0.3'] },
  { at: ['10.0.0.2', '10.0.0.3'] },
])('a card that was changed afterwards is not: %j', (change) => {
  expect(isSealed(KEY, 'pi', { ...sealed, ...change })).toBe(false);
});

test('the host name beside it is sealed too', () => {
  expect(isSealed(KEY, 'pi-2', sealed)).toBe(false);
});

test('no two cards have one seal', () => {
  const id = fc.stringMatching(/^[a-z0-9-]{1,8}$/);
  const card: fc.Arbitrary<Card> = fc.record({
    v: fc.constant(1 as const),
    id,
    boot: id,
    state: fc.constantFrom('here' as const, 'bye' as const),
    services: fc.array(fc.record({ kind: id, port: fc.integer({ min: 1, max: 9 }) }), { maxLength: 2 }),
    search: id,
    n: fc.integer({ min: 0, max: 9 }),
    at: fc.array(fc.ipV4(), { maxLength: 2 }),
  });
  fc.assert(
    fc.property(card, card, (one, other) => {
      const same = JSON.stringify(one) === JSON.stringify(other);
      expect(sealOf(KEY, 'pi', one) === sealOf(KEY, 'pi', other)).toBe(same);
    }),
  );
});
