import type { Context } from './context.js';
import { EXIT, type ExitCode } from './exit-code.js';
import { createProgram } from './program.js';
import { reportError } from './report-error.js';

/** Runs one command line, without the program's name; gives the exit code and never throws. */
export async function runCli(args: readonly string[], context: Context): Promise<ExitCode> {
  let code: ExitCode = EXIT.done;
  const program = createProgram(context, (result) => (code = result));
  try {
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    return reportError(error, context.output);
  }
}
