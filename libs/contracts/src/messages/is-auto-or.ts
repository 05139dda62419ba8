import { buildMessage, ValidateBy } from 'class-validator';

/** The field is "auto", for what the camera finds by itself, or a number from `min` to `max`. */
export function IsAutoOr(min: number, max: number): PropertyDecorator {
  return ValidateBy({
    name: 'isAutoOr',
    constraints: [min, max],
    validator: {
      validate: (value) => value === 'auto' || (typeof value === 'number' && value >= min && value <= max),
      defaultMessage: buildMessage(
        (each) => `${each}$property must be "auto" or a number from ${min} to ${max}`,
      ),
    },
  });
}
