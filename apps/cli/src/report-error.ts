import { CommanderError } from 'commander';
import { StartError } from '#runtime/start-error.js';
import { CliError } from './cli-error.js';
import { exitCodeOf, type ExitCode } from './exit-code.js';
import { Interrupted } from './interrupted.js';
import type { Output } from './output/output.js';
import { sentences } from './output/sentence.js';

/** Says what went wrong in a sentence or two, as JSON too where a script asked for it; gives the exit code. */
export function reportError(error: unknown, output: Output, json = false): ExitCode {
  if (error instanceof CliError) reportFailure(error, output, json);
  else if (error instanceof StartError) output.note(`rollcall: ${error.message}`);
  // Commander has printed already, and who interrupts knows why.
  else if (!(error instanceof CommanderError) && !(error instanceof Interrupted)) reportDefect(error, output);
  return exitCodeOf(error);
}

function reportFailure({ kind, message, more }: CliError, output: Output, json: boolean): void {
  output.note(`rollcall: ${sentences(message, more.advice)}${more.code ? ` (${more.code})` : ''}`);
  for (const field of more.fields ?? []) output.note(`  ${field}`);
  if (!json) return;
  const { code, advice, fields } = more;
  output.json({ error: { code: code ?? kind, detail: message, advice, fields } });
}

function reportDefect(error: unknown, output: Output): void {
  output.note('rollcall: Something went wrong that should not have. Please report it with what follows.');
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  for (const line of text.split('\n')) output.note(line);
}
