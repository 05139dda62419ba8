import { isDeepStrictEqual } from 'node:util';
import { SessionRequest, UserChangeRequest } from '#contracts/http/access-requests.js';
import { CameraNoteRequest } from '#contracts/http/fleet-requests.js';
import { BulkSettingsRequest } from '#contracts/http/requests.js';
import { fullCheck } from '#contracts/messages/full-check.js';
import { quickCheck } from '#contracts/messages/quick-check.js';
import { CASES, CASES_DEADLINE_MS, hold, SO_MANY, throwAll, type Dice } from '#testing/many-cases.js';
import { CHANGE } from '../support/sample-parts.js';
import { SAMPLES } from '../support/samples.js';

type Fields = Record<string, unknown>;

/** Where a field counts by what is in the others, and where null does. */
const MORE = [
  { type: SessionRequest, full: { token: 't', user: 'ann', password: 'p' } },
  { type: UserChangeRequest, full: { role: 'admin', password: 'correct horse' } },
  { type: CameraNoteRequest, full: { label: null, tags: ['a', 'b'] } },
  { type: BulkSettingsRequest, full: { cameras: 'all', settings: CHANGE } },
];
const ALL = [...SAMPLES, ...MORE];

const ODD = [null, true, 0, -1, 1.5, 1e300, '', 'x', 'auto', 'no\u0000 such', 'x'.repeat(101), [], {}];
/** What stands in any field of any sample: right in one place, and wrong in most. */
const VALUES = [...ODD, ODD, ...ALL.flatMap(({ full }) => valuesIn(full))];

function valuesIn(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return [value];
  return [value, ...Object.values(value).flatMap(valuesIn)];
}

const pick = <T>(from: readonly T[], dice: Dice): T => from[dice(from.length)] as T;

/** Puts another value, or none, at one place of the object, at any depth. */
function spoil(object: Fields, dice: Dice): void {
  const key = pick([...Object.keys(object), 'unheardOf'], dice);
  const inside = object[key];
  if (typeof inside === 'object' && inside !== null && dice(3) > 0) return spoil(inside as Fields, dice);
  if (Array.isArray(object) && dice(2) === 0) object.push(structuredClone(pick(VALUES, dice)));
  else if (dice(2) === 0) Reflect.deleteProperty(object, key);
  else object[key] = structuredClone(pick(VALUES, dice));
}

test(
  `the quick check takes what class-validator takes, as the same, and nothing else (${SO_MANY})`,
  async () => {
    const { taken, refused } = await throwAll((dice) => {
      const { type, full } = pick(ALL, dice);
      const given = structuredClone(full) as Fields;
      for (let times = dice(4); times > 0; times -= 1) spoil(given, dice);
      const plain = JSON.parse(JSON.stringify(given)) as object;
      const refuseUnknown = dice(2) === 0;
      const quick = quickCheck<object>(type, plain, refuseUnknown);
      const { value, reasons } = fullCheck<object>(type, plain, refuseUnknown);
      const told = `${type.name} ${JSON.stringify(plain)}: ${reasons.join()}`;
      hold((quick !== undefined) === (reasons.length === 0), `another verdict on ${told}`);
      hold(quick === undefined || isDeepStrictEqual(quick, value), `another object of ${told}`);
      return quick !== undefined;
    });
    expect(taken).toBeGreaterThan(CASES / 20);
    expect(refused).toBeGreaterThan(CASES / 20);
  },
  // class-validator takes most of it.
  2 * CASES_DEADLINE_MS,
);
