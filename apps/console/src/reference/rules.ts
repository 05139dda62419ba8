import type { Schema } from './document.js';

/** A longer list of values is told in part. */
const MOST_VALUES = 12;

/** What a value has to keep to, in words. */
export function rulesOf(schema: Schema): string[] {
  const { format, pattern, uniqueItems } = schema;
  return [
    schema.enum && valuesText(schema.enum),
    format,
    rangeText(schema.minimum, schema.maximum, ''),
    rangeText(schema.minLength, schema.maxLength, ' characters'),
    rangeText(schema.minItems, schema.maxItems, ' of them'),
    pattern !== undefined && `as ${pattern}`,
    uniqueItems && 'none twice',
  ].filter((rule) => typeof rule === 'string');
}

function valuesText(values: readonly unknown[]): string {
  const told = values.slice(0, MOST_VALUES).map((value) => JSON.stringify(value));
  const rest = values.length - told.length;
  return [...told, ...(rest > 0 ? [`${rest} more`] : [])].join(', ');
}

function rangeText(least: number | undefined, most: number | undefined, what: string): string | undefined {
  if (least !== undefined && most !== undefined)
    return least === most ? `${figure(least)}${what}` : `${figure(least)} to ${figure(most)}${what}`;
  if (least !== undefined) return `at least ${figure(least)}${what}`;
  return most === undefined ? undefined : `at most ${figure(most)}${what}`;
}

function figure(value: number): string {
  return value.toLocaleString('en');
}
