import { ApiError } from '#client/api-error.js';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import { CliError } from '../cli-error.js';
import type { Target } from './target.js';

const TOKEN_ADVICE =
  "It is in the file admin-token of the operator's data folder: name that file with --token-file, or set ROLLCALL_TOKEN.";

/** What a call came to, as a command says it: with the flags that help. Anything else stays as it is. */
export function asCliError(error: unknown, target: Target): unknown {
  if (error instanceof RollcallError)
    return new CliError('failed', error.message, { code: error.code, advice: error.advice, cause: error });
  if (!(error instanceof ApiError)) return error;
  const { kind, code, message, advice, fields, cause } = error;
  if (kind === 'unreachable')
    return new CliError('unreachable', message, { advice: UNREACHABLE_ADVICE, cause });
  if (kind === 'not-the-api') return new CliError('unreachable', message, { advice: ADDRESS_ADVICE, cause });
  if (code === 'unauthenticated') return tokenRefused(target);
  return new CliError(isTokenRefused(error) ? 'token-refused' : 'failed', message, {
    code,
    ...(advice !== undefined && { advice }),
    ...(fields && { fields }),
  });
}

/** The token opens nothing, or not this: it will be the same with the next call. */
export function isTokenRefused({ kind, code, status }: ApiError): boolean {
  return kind === 'refused' && (code === 'unauthenticated' || status === 403);
}

const UNREACHABLE_ADVICE =
  'See that "rollcall up" runs there, or name another address with --url or ROLLCALL_URL.';
const ADDRESS_ADVICE = 'Name its address with --url or ROLLCALL_URL.';

function tokenRefused(target: Target): CliError {
  const message =
    target.token === undefined
      ? `The API at ${target.base} wants a token, and there is none in ${target.tokenSource} or ROLLCALL_TOKEN`
      : `The API at ${target.base} refused the token from ${target.tokenSource}`;
  return new CliError('token-refused', message, { advice: TOKEN_ADVICE, code: 'unauthenticated' });
}
