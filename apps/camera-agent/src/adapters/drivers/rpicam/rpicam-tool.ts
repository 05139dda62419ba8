import { execFile } from 'node:child_process';
import { access, constants, stat } from 'node:fs/promises';
import { delimiter, isAbsolute, join } from 'node:path';
import { RollcallError } from '#contracts/errors/rollcall-error.js';
import { exitError } from './exit-error.js';

/** `libcamera-vid` is the name before version 1.4. */
const NAMES = ['rpicam-vid', 'libcamera-vid'] as const;
const ANSWER_DEADLINE_MS = 10_000;
const MAX_ANSWER_BYTES = 256 * 1024;

export type ToolEnvironment = Readonly<Record<string, string | undefined>>;

/** The absolute path of the camera tool on `PATH`; undefined if there is none. */
export async function findTool(environment: ToolEnvironment): Promise<string | undefined> {
  const folders = (environment.PATH ?? '').split(delimiter).filter((folder) => isAbsolute(folder));
  for (const name of NAMES) {
    for (const folder of folders) if (await isProgram(join(folder, name))) return join(folder, name);
  }
  return undefined;
}

/** What the tool prints on standard output for a question such as `--version`. Rejects with a RollcallError. */
export function askTool(
  tool: string,
  question: '--version' | '--list-cameras',
  environment: ToolEnvironment,
  signal: AbortSignal,
): Promise<string> {
  const options = {
    env: environment,
    timeout: ANSWER_DEADLINE_MS,
    maxBuffer: MAX_ANSWER_BYTES,
    killSignal: 'SIGKILL' as const,
    signal,
  };
  return new Promise((resolve, reject) => {
    const child = execFile(tool, [question], options, (error, stdout, stderr) => {
      if (!error) return resolve(stdout);
      const { exitCode, signalCode } = child;
      const report = { tool: `${tool} ${question}`, code: exitCode, signal: signalCode, stderr };
      // Without an exit code it could not even be run; why is in the error alone.
      const spawned = exitCode !== null || signalCode !== null;
      reject(spawned ? exitError(report) : new RollcallError('camera-failed', error.message));
    });
  });
}

async function isProgram(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}
