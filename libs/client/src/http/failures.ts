import { ApiError } from '../api-error.js';
import { parseObject } from './parse-object.js';

/** The failure for an answer that is no success. Anything but a problem document is not from Rollcall's API. */
export function refusedBy(base: string, status: number, body: string): ApiError {
  const { code, title, detail, advice, fields } = parseObject(body) ?? {};
  // An API of another version may know other codes, and other words.
  if (typeof code !== 'string') return notTheApi(base, `status ${status} without a problem document`, status);
  return new ApiError({
    kind: 'refused',
    code,
    status,
    title: firstText(title) ?? code,
    detail: firstText(detail, title) ?? code,
    ...(typeof advice === 'string' && { advice }),
    ...(Array.isArray(fields) && { fields: fields.map(String) }),
  });
}

/** No connection, no answer in time, or one that broke off. */
export function unreachable(base: string, why: string, cause?: unknown): ApiError {
  return new ApiError({
    kind: 'unreachable',
    code: 'unreachable',
    title: 'The API cannot be reached',
    detail: `The API${at(base)} cannot be reached: ${why}`,
    advice: 'See that Rollcall runs there and that the network leads to it.',
    cause,
  });
}

/** Something answers at that address, but not as the API does. */
export function notTheApi(base: string, why: string, status?: number): ApiError {
  return new ApiError({
    kind: 'not-the-api',
    code: 'not-the-api',
    title: "This is not Rollcall's API",
    detail: `What answers${at(base)} is not Rollcall's API (${why})`,
    advice: 'Name the address of the API.',
    ...(status !== undefined && { status }),
  });
}

/** The shortest true reason that a failed fetch gives. */
export function reasonOf(error: unknown): string {
  const { cause } = error as { cause?: unknown };
  // Browsers tell a page nothing, each in other words.
  if (error instanceof TypeError && cause === undefined) return 'no connection came about';
  const { code, message } = (cause ?? error) as { readonly code?: unknown; readonly message?: unknown };
  return firstText(code, message) ?? 'no reason was given';
}

/** A page calls the host that it is from, which needs no name. */
function at(base: string): string {
  return base === '' ? '' : ` at ${base}`;
}

function firstText(...candidates: readonly unknown[]): string | undefined {
  return candidates.find((each): each is string => typeof each === 'string' && each !== '');
}
