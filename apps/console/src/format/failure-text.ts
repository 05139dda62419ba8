import { ApiError } from '#client/index.js';
import { withAdvice } from './with-advice.js';

/** What went wrong and what to do about it, for people. */
export function failureText(error: unknown): string {
  if (!(error instanceof ApiError)) return error instanceof Error ? error.message : String(error);
  return withAdvice(error);
}
