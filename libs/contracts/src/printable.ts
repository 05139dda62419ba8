/** Text without control characters, which could forge lines in logs, streams and terminals. */
export function isPrintable(value: unknown, maxLength: number): value is string {
  return (
    typeof value === 'string' &&
    value.length > 0 &&
    value.length <= maxLength &&
    !/[\p{Cc}\u2028\u2029]/u.test(value)
  );
}
