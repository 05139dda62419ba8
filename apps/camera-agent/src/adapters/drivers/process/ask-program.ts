import { execFile } from 'node:child_process';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import type { ExitReport } from '../rpicam/exit-error.js';
import type { ToolEnvironment } from '#runtime/find-program.js';

const ANSWER_DEADLINE_MS = 10_000;
const MAX_ANSWER_BYTES = 256 * 1024;

export interface Question {
  /** Absolute path of the program. */
  readonly tool: string;
  readonly args: readonly string[];
  readonly environment: ToolEnvironment;
  readonly signal: AbortSignal;
  /** What an exit code other than 0 means. */
  readonly errorOf: (report: ExitReport) => RollcallError;
  /** What it printed counts whatever its exit code is. */
  readonly lenient?: boolean;
}

/** What a program prints on standard output before it ends by itself. Rejects with a RollcallError. */
export function askProgram(question: Question): Promise<string> {
  const { tool, args, environment, signal, errorOf, lenient = false } = question;
  const options = {
    env: environment,
    timeout: ANSWER_DEADLINE_MS,
    maxBuffer: MAX_ANSWER_BYTES,
    killSignal: 'SIGKILL' as const,
    signal,
  };
  return new Promise((resolve, reject) => {
    const child = execFile(tool, args, options, (error, stdout, stderr) => {
      const { pid, exitCode: code, signalCode: signal } = child;
      if (!error || (lenient && pid !== undefined && code !== null)) return resolve(stdout);
      // Without an id it could not even be run; why is in the error alone.
      if (pid === undefined) return reject(new RollcallError('camera-failed', error.message));
      reject(errorOf({ tool: [tool, ...args].join(' '), code, signal, stderr }));
    });
  });
}
