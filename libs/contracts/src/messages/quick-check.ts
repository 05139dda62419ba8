import { rulesOf, type Rule } from './quick-rules.js';

type Fields = Record<string, unknown>;

/**
 * A parsed value as an object of its class; undefined where a check does not hold, or its class is none for `rulesOf`:
 * `fullCheck` has the word then. It gives the same for what both take, in a tenth of the time, but does not copy what is
 * in fields without a class.
 */
export function quickCheck<T extends object>(
  type: new () => T,
  plain: object,
  refuseUnknown: boolean,
): T | undefined {
  const rules = rulesOf(type);
  if (!rules) return undefined;
  const [object, from] = [new type(), plain as Fields];
  let known = 0;
  for (const { field, nested } of rules) {
    const given = from[field];
    if (given === undefined) continue;
    const value = nested ? checkedInside(nested, given, refuseUnknown) : given;
    if (value === undefined) return undefined;
    (object as Fields)[field] = value;
    known += 1;
  }
  if (refuseUnknown && Object.keys(plain).length > known) return undefined;
  return rules.every((rule) => holds(rule, object)) ? object : undefined;
}

function holds({ field, conditions, checks }: Rule, object: object): boolean {
  const value = (object as Fields)[field];
  return !conditions.every((each) => each(object, value)) || checks.every((each) => each(object, value));
}

function checkedInside(
  { type, each }: NonNullable<Rule['nested']>,
  given: unknown,
  refuseUnknown: boolean,
): unknown {
  const one = (entry: unknown): object | undefined =>
    isObject(entry) ? quickCheck(type, entry, refuseUnknown) : undefined;
  if (!each) return one(given);
  const objects = Array.isArray(given) ? given.map(one) : [undefined];
  return objects.includes(undefined) ? undefined : objects;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
