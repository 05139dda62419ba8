import { buildMessage, ValidateBy } from 'class-validator';
import { isPassword, MAX_PASSWORD, MIN_PASSWORD } from '../password.js';

/** The field is a new password. */
export function IsPassword(): PropertyDecorator {
  return ValidateBy({
    name: 'isPassword',
    constraints: [MIN_PASSWORD, MAX_PASSWORD],
    validator: {
      validate: isPassword,
      defaultMessage: buildMessage(
        (each) =>
          `${each}$property must be ${MIN_PASSWORD} to ${MAX_PASSWORD} characters without control characters`,
      ),
    },
  });
}
