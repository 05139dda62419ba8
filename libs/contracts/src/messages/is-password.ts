import { buildMessage, ValidateBy } from 'class-validator';

export const MIN_PASSWORD = 12;
const MAX_PASSWORD = 256;

/** Whether somebody may choose this as a password. */
export function isPassword(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    value.length <= MAX_PASSWORD &&
    [...value].length >= MIN_PASSWORD &&
    !/\p{Cc}/u.test(value)
  );
}

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
