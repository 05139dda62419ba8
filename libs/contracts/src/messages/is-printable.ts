import { buildMessage, ValidateBy } from 'class-validator';
import { isPrintable } from '../printable.js';

/** The field is a line of text for people, of 1 to `maxLength` characters. */
export function IsPrintable(maxLength: number): PropertyDecorator {
  return ValidateBy({
    name: 'isPrintable',
    validator: {
      validate: (value) => isPrintable(value, maxLength),
      defaultMessage: buildMessage(
        (each) => `${each}$property must be 1 to ${maxLength} characters without control characters`,
      ),
    },
  });
}
