import { RollcallError } from '#contracts/errors/rollcall-error.js';

const FULL = new Set(['ENOSPC', 'EDQUOT']);

/** A failed call of the file system as an error of the catalogue; `doing` completes "The disk refused while …". */
export function diskError(error: unknown, doing: string): RollcallError {
  if (error instanceof RollcallError) return error;
  const code = (error as NodeJS.ErrnoException).code ?? String(error);
  if (FULL.has(code))
    return new RollcallError('disk-full', `The disk was full while ${doing}.`, { cause: error });
  // Never the film alone: it is opened by its folder, or open already.
  if (code === 'ENOENT')
    return new RollcallError('disk-failed', `The folder of recordings was gone while ${doing}.`, {
      cause: error,
      advice: 'Plug its disk in again: the camera goes on by itself.',
    });
  return new RollcallError('disk-failed', `The disk refused while ${doing} (${code}).`, { cause: error });
}
