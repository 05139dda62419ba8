import { CommanderError } from 'commander';
import { StartError } from '#runtime/start-error.js';
import { CliError, type FailureKind } from './cli-error.js';
import { Interrupted } from './interrupted.js';

/** What a script may rely on; `rollcall --help` lists them. */
export const EXIT = {
  done: 0,
  failed: 1,
  usage: 2,
  unreachable: 3,
  tokenRefused: 4,
  interrupted: 130,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

const OF_KIND: Readonly<Record<FailureKind, ExitCode>> = {
  failed: EXIT.failed,
  usage: EXIT.usage,
  unreachable: EXIT.unreachable,
  'token-refused': EXIT.tokenRefused,
};

/** The exit code for anything that was thrown. */
export function exitCodeOf(error: unknown): ExitCode {
  if (error instanceof Interrupted) return error.cause === 'output-closed' ? EXIT.done : EXIT.interrupted;
  if (error instanceof CliError) return OF_KIND[error.kind];
  if (error instanceof StartError) return EXIT.usage;
  // Commander throws for `--help` and `--version` too, with exit code 0.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
  return EXIT.failed;
}
