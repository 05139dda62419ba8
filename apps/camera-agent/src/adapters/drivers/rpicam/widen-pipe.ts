import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { ToolEnvironment } from '#runtime/find-program.js';

/** What Linux lets any user have (pipe(7)): some twenty frames. */
export const WIDE_BYTES = 1024 * 1024;
const DEADLINE_MS = 2000;
/** F_SETPIPE_SZ (fcntl(2)), which Node cannot ask for. */
const PROGRAM = `sysopen(PIPE, shift, 2) && fcntl(PIPE, 1031, ${WIDE_BYTES}) or exit 1`;
const run = promisify(execFile);

/**
 * Makes a named pipe in `cwd` hold `WIDE_BYTES` for as long as somebody has it open; false where that cannot be. Perl is
 * an essential package of Debian.
 */
export async function widenPipe(name: string, cwd: string, env: ToolEnvironment): Promise<boolean> {
  try {
    await run('perl', ['-e', PROGRAM, name], { cwd, env, timeout: DEADLINE_MS, killSignal: 'SIGKILL' });
    return true;
  } catch {
    // The pipe is as wide as any.
    return false;
  }
}
