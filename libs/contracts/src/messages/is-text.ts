import { buildMessage, ValidateBy } from 'class-validator';

/**
 * The field is a text of at most `maxLength` UTF-16 units. MaxLength counts otherwise: to it, five thousand variation
 * selectors are a text of no length.
 */
export function IsText(maxLength: number): PropertyDecorator {
  return ValidateBy({
    name: 'isText',
    constraints: [maxLength],
    validator: {
      validate: (value) => typeof value === 'string' && value.length <= maxLength,
      defaultMessage: buildMessage(
        (each) => `${each}$property must be a text of at most ${maxLength} characters`,
      ),
    },
  });
}
