import { CliError } from '../cli-error.js';
import { parseObject } from './parse-object.js';
import type { Target } from './target.js';

const TOKEN_ADVICE =
  "It is in the file admin-token of the operator's data folder: name that file with --token-file, or set ROLLCALL_TOKEN.";

/** The failure for an answer that is no success. Anything but a problem document is not from Rollcall's API. */
export function refusedBy(target: Target, status: number, body: string): CliError {
  const problem = readProblem(body);
  if (problem === undefined) return notTheApi(target, `status ${status} without a problem document`);
  if (problem.code === 'unauthenticated') return tokenRefused(target);
  const { detail, ...more } = problem;
  return new CliError(status === 403 ? 'token-refused' : 'failed', detail, more);
}

/** No connection, no answer in time, or one that broke off. */
export function unreachable(target: Target, why: string, cause?: unknown): CliError {
  return new CliError('unreachable', `The API at ${target.base} cannot be reached: ${why}`, {
    advice: 'See that "rollcall up" runs there, or name another address with --url or ROLLCALL_URL.',
    cause,
  });
}

/** Something answers at that address, but not as the API does. */
export function notTheApi(target: Target, why: string): CliError {
  return new CliError('unreachable', `What answers at ${target.base} is not Rollcall's API (${why})`, {
    advice: 'Name its address with --url or ROLLCALL_URL.',
  });
}

/** The shortest true reason that a failed fetch gives. */
export function reasonOf(error: unknown): string {
  const { cause } = error as { cause?: unknown };
  const inner = (cause ?? error) as NodeJS.ErrnoException;
  return inner.code ?? inner.message;
}

function tokenRefused(target: Target): CliError {
  const message =
    target.token === undefined
      ? `The API at ${target.base} wants a token, and there is none in ${target.tokenSource} or ROLLCALL_TOKEN`
      : `The API at ${target.base} refused the token from ${target.tokenSource}`;
  return new CliError('token-refused', message, { advice: TOKEN_ADVICE, code: 'unauthenticated' });
}

interface ReadProblem {
  readonly detail: string;
  readonly code: string;
  readonly advice?: string;
  readonly fields?: readonly string[];
}

/** Reads a problem document without trusting it: an API of another version may know other codes. */
function readProblem(body: string): ReadProblem | undefined {
  const { code, title, detail, advice, fields } = parseObject(body) ?? {};
  if (typeof code !== 'string') return undefined;
  return {
    code,
    detail: firstText(detail, title) ?? code,
    ...(typeof advice === 'string' && { advice }),
    ...(Array.isArray(fields) && { fields: fields.map(String) }),
  };
}

function firstText(...candidates: readonly unknown[]): string | undefined {
  return candidates.find((candidate) => typeof candidate === 'string' && candidate !== '') as
    string | undefined;
}
