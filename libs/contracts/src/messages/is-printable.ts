import { buildMessage, ValidateBy, type ValidationOptions } from 'class-validator';
import { isPrintable } from '../printable.js';

/** The field, or with `each` every entry of it, is a line of text for people, of 1 to `maxLength` characters. */
export function IsPrintable(maxLength: number, options?: ValidationOptions): PropertyDecorator {
  const rule = {
    name: 'isPrintable',
    constraints: [maxLength],
    validator: {
      validate: (value: unknown) => isPrintable(value, maxLength),
      defaultMessage: buildMessage(
        (each) => `${each}$property must be 1 to ${maxLength} characters without control characters`,
        options,
      ),
    },
  };
  return ValidateBy(rule, options);
}
