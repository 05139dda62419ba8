import { CliError } from '../cli-error.js';
import type { Output } from './output.js';
import { sentences } from './sentence.js';

export interface Refusal {
  readonly code?: string;
  readonly detail: string;
}

/** Says what was refused of one thing among several, and gives it; throws what would stop the others, too. */
export function noteRefusal(output: Output, who: string, error: unknown): Refusal {
  if (!(error instanceof CliError) || error.kind !== 'failed') throw error;
  const { code, advice } = error.more;
  output.note(`${who}: ${sentences(error.message, advice)}${code ? ` (${code})` : ''}`);
  return { detail: error.message, ...(code !== undefined && { code }) };
}
