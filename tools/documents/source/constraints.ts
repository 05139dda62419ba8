import { getMetadataStorage } from 'class-validator';
import type { Schema } from './schema.js';

export type Class = new () => object;
type Limits = Readonly<Record<string, unknown>>;
type Rule = (values: readonly unknown[]) => { readonly of: string; readonly limits: Limits } | undefined;

const says = (): undefined => undefined;
const number = (limits: Limits): ReturnType<Rule> => ({ of: 'number', limits });
const text = (limits: Limits): ReturnType<Rule> => ({ of: 'string', limits });
const list = (limits: Limits): ReturnType<Rule> => ({ of: 'array', limits });

const EITHER_IP = { pattern: '^[0-9a-fA-F.:]+$' };

/** What each rule of class-validator, and each of libs/contracts, says in a schema; the type itself says the rest. */
const RULES: Readonly<Record<string, Rule>> = {
  isBoolean: says,
  isNumber: says,
  isObject: says,
  isArray: says,
  isIn: says,
  isWhiteBalance: says,
  areTargets: says,
  isInt: () => number({ type: 'integer' }),
  min: ([minimum]) => number({ minimum }),
  max: ([maximum]) => number({ maximum }),
  isAutoOr: ([minimum, maximum]) => number({ minimum, maximum }),
  matches: ([pattern]) => text({ pattern: (pattern as RegExp).source }),
  isIp: ([version]) => text(Number(version) === 4 ? { format: 'ipv4' } : EITHER_IP),
  isHash: () => text({ pattern: '^[0-9A-Fa-f]{64}$' }),
  isText: ([maxLength]) => text({ maxLength }),
  isPrintable: ([maxLength]) => text({ minLength: 1, maxLength }),
  isPassword: ([minLength, maxLength]) => text({ minLength, maxLength, format: 'password' }),
  isTime: () => text({ format: 'date-time' }),
  arrayMaxSize: ([maxItems]) => list({ maxItems }),
  arrayNotEmpty: () => list({ minItems: 1 }),
  arrayUnique: () => list({ uniqueItems: true }),
};

/** Rules that say when the others count, or that look into an object which has a schema of its own. */
const ABOUT_OTHERS = new Set(['conditionalValidation', 'nestedValidation', 'whitelistValidation']);

/** Puts what class-validator checks of a field into the schema of its type. Throws at a rule that is not known here. */
export function constrain(type: Class, field: string, schema: Schema): Schema {
  const rules = getMetadataStorage()
    .getTargetValidationMetadatas(type, '', true, false)
    .filter(({ propertyName, type: kind }) => propertyName === field && !ABOUT_OTHERS.has(kind));
  return rules.reduce((whole, { name = '', constraints, each }) => {
    const rule = RULES[name];
    if (!rule) throw new Error(`${type.name}.${field}: nothing is known of the rule "${name}" here`);
    const said = rule((constraints as unknown[] | undefined) ?? []);
    if (!said) return whole;
    return each ? withinItems(whole, said) : onBranch(whole, said);
  }, schema);
}

function withinItems(schema: Schema, said: NonNullable<ReturnType<Rule>>): Schema {
  if (schema.anyOf) return { ...schema, anyOf: schema.anyOf.map((branch) => withinItems(branch, said)) };
  return schema.items ? { ...schema, items: onBranch(schema.items, said) } : schema;
}

function onBranch(schema: Schema, said: NonNullable<ReturnType<Rule>>): Schema {
  if (schema.anyOf) return { ...schema, anyOf: schema.anyOf.map((branch) => onBranch(branch, said)) };
  const type = schema.type === 'integer' ? 'number' : schema.type;
  return type === said.of && schema.enum === undefined ? { ...schema, ...said.limits } : schema;
}
