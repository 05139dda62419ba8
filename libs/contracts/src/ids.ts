/** What every id on a wire looks like: services, cameras, recordings, requesters, searches. */
export const ID_PATTERN = /^[a-z0-9-]{1,64}$/;

export function isId(value: unknown): value is string {
  return typeof value === 'string' && ID_PATTERN.test(value);
}

/** What a caller may call its request, and what its repeats: nothing that could disturb a log. */
export const REQUEST_ID_PATTERN = /^[A-Za-z0-9._:-]{1,128}$/;
