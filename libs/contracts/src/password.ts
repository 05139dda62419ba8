export const MIN_PASSWORD = 12;
export const MAX_PASSWORD = 256;

/** Whether somebody may choose this as a password. */
export function isPassword(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    value.length <= MAX_PASSWORD &&
    [...value].length >= MIN_PASSWORD &&
    !/\p{Cc}/u.test(value)
  );
}
