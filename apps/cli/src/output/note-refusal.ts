import { ApiError } from '#client/api-error.js';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import { CliError } from '../cli-error.js';
import { isTokenRefused } from '../client/api-failure.js';
import type { Output } from './output.js';
import { sentences } from './sentence.js';

export interface Refusal {
  readonly code?: string;
  readonly detail: string;
}

/** Says what was refused of one thing among several, and gives it; throws what would stop the others, too. */
export function noteRefusal(output: Output, who: string, error: unknown): Refusal {
  const { code, detail, advice } = refusalIn(error);
  output.note(`${who}: ${sentences(detail, advice)}${code ? ` (${code})` : ''}`);
  return { detail, ...(code !== undefined && { code }) };
}

function refusalIn(error: unknown): Refusal & { readonly advice?: string } {
  if (error instanceof ApiError && error.kind === 'refused' && !isTokenRefused(error)) return error;
  if (error instanceof CliError && error.kind === 'failed') return { ...error.more, detail: error.message };
  if (error instanceof RollcallError)
    return { code: error.code, detail: error.message, advice: error.advice };
  throw error;
}
