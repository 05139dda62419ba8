import fc from 'fast-check';
import { sameValue } from '#api/domain/same-value.js';

test('agrees with the JSON that both become, the order of fields aside', () => {
  const sorted = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(sorted);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([k, v]) => [k, sorted(v)]),
    );
  };
  const text = (value: unknown): string | undefined =>
    JSON.stringify(sorted(JSON.parse(JSON.stringify(value))));
  const json = fc.jsonValue({ maxDepth: 3 }).map((value): unknown => JSON.parse(JSON.stringify(value)));
  fc.assert(
    fc.property(json, json, (a, b) => sameValue(a, b) === (text(a) === text(b))),
    { numRuns: 1000 },
  );
  fc.assert(fc.property(json, (a) => sameValue(a, JSON.parse(JSON.stringify(a)))));
});

test('an absent field is the same as an undefined one, a missing item is not', () => {
  expect(sameValue({ a: 1, b: undefined }, { a: 1 })).toBe(true);
  expect(sameValue([1], [1, 2])).toBe(false);
  expect(sameValue([], {})).toBe(false);
});
