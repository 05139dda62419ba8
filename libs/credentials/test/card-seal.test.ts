import type { Card } from '#contracts/udp/messages.js';
import { cardKeyOf, isSealed, sealOf } from '#credentials/card-seal.js';
import {
  CASES,
  CASES_DEADLINE_MS,
  damageBy,
  damaged,
  hold,
  SO_MANY,
  throwAll,
  type Dice,
} from '#testing/many-cases.js';

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

const pick = <T>(from: readonly T[], dice: Dice): T => from[dice(from.length)] as T;
const IDS = ['a', 'b', 'a-b', '0', 'z'.repeat(64)];
const NAMES = ['pi', 'pi-2', 'pï', '"', '\\', '', '\ud800'];
const NUMBERS = [0, 1, 9, 2 ** 32, Number.MAX_SAFE_INTEGER];
const FIELDS = ['id', 'boot', 'state', 'services', 'search', 'n', 'at'] as const;
/** Some of them are seals by their form. */
const TOKENS = ['', 'A'.repeat(43), '_'.repeat(43), 'é'.repeat(43), '😀', '\0', '\ud800'];

function cardBy(dice: Dice): Card {
  const services = Array.from({ length: dice(3) }, () => ({ kind: pick(IDS, dice), port: dice(65_536) }));
  const at = Array.from({ length: 1 + dice(2) }, () => `10.0.0.${dice(256)}`);
  return {
    v: 1,
    id: pick(IDS, dice),
    boot: pick(IDS, dice),
    state: dice(2) === 0 ? 'here' : 'bye',
    services,
    ...(dice(2) === 0 && { search: pick(IDS, dice) }),
    ...(dice(2) === 0 && { n: pick(NUMBERS, dice) }),
    ...(dice(2) === 0 && { at }),
  };
}

/** The same with another seal, or with another field, and the host name: rarely, they are all as they were. */
function changed(one: Card, token: string, dice: Dice): { card: Card; name: string } {
  const card = { ...one, token };
  const field = pick(FIELDS, dice);
  if (dice(3) === 0) return { card: { ...card, [field]: cardBy(dice)[field] }, name: 'pi' };
  const broken = Buffer.from(damaged(Buffer.from(token), damageBy(dice))).toString('latin1');
  if (dice(2) === 0)
    return { card: { ...card, token: dice(8) === 0 ? pick(TOKENS, dice) : broken }, name: 'pi' };
  return { card, name: pick(NAMES, dice) };
}

test(
  `a seal is good for its card and host name, and for no other; any other text is none (${SO_MANY})`,
  async () => {
    const { taken, refused } = await throwAll((dice) => {
      const one = cardBy(dice);
      const token = sealOf(KEY, 'pi', one);
      hold(/^[\w-]{43}$/.test(token), `a seal of another form: ${token}`);
      const { card, name } =
        dice(3) === 0 ? { card: { ...one, token }, name: 'pi' } : changed(one, token, dice);
      const isSame = name === 'pi' && JSON.stringify(card) === JSON.stringify({ ...one, token });
      const told = `${JSON.stringify(one)}, ${name}: ${JSON.stringify(card)}`;
      hold(isSealed(KEY, name, card) === isSame, told);
      return isSame;
    });
    expect(taken).toBeGreaterThan(CASES / 20);
    expect(refused).toBeGreaterThan(CASES / 20);
  },
  CASES_DEADLINE_MS,
);
