import { askProgram } from '../process/ask-program.js';
import { findProgram, type ToolEnvironment } from '#runtime/find-program.js';
import { exitError } from './exit-error.js';

/** `libcamera-vid` is the name before version 1.4. */
const NAMES = ['rpicam-vid', 'libcamera-vid'] as const;

/** The absolute path of the camera tool on `PATH`; undefined if there is none. */
export function findTool(environment: ToolEnvironment): Promise<string | undefined> {
  return findProgram(NAMES, environment);
}

/** What the tool prints on standard output for a question such as `--version`. Rejects with a RollcallError. */
export function askTool(
  tool: string,
  question: '--version' | '--list-cameras',
  environment: ToolEnvironment,
  signal: AbortSignal,
): Promise<string> {
  return askProgram({ tool, args: [question], environment, signal, errorOf: (report) => exitError(report) });
}
