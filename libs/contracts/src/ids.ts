/** What every id on a wire looks like: services, cameras, recordings, requesters, searches. */
export const ID_PATTERN = /^[a-z0-9-]{1,64}$/;

export function isId(value: unknown): value is string {
  return typeof value === 'string' && ID_PATTERN.test(value);
}
