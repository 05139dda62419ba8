import { ApiError } from '#client/index.js';

/** What went wrong and what to do about it, for people. */
export function failureText(error: unknown): string {
  if (!(error instanceof ApiError)) return error instanceof Error ? error.message : String(error);
  const { detail, advice = '' } = error;
  if (advice === '') return detail;
  return `${/[.!?]$/.test(detail) ? detail : `${detail}.`} ${advice}`;
}
