import type { Command } from 'commander';
import type { Context } from './context.js';
import type { ExitCode } from './exit-code.js';

/** Takes the exit code of a command that ran to its end. */
export type Finish = (code: ExitCode) => void;

/** Adds one command to the program. */
export type AddCommand = (program: Command, context: Context, finish: Finish) => void;
