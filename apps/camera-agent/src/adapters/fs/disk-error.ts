import { RollcallError } from '#contracts/errors/rollcall-error.js';

const FULL = new Set(['ENOSPC', 'EDQUOT']);

/** A failed call of the file system as an error of the catalogue; `doing` completes "The disk refused while …". */
export function diskError(error: unknown, doing: string): RollcallError {
  if (error instanceof RollcallError) return error;
  const code = (error as NodeJS.ErrnoException).code ?? String(error);
  if (FULL.has(code))
    return new RollcallError('disk-full', `The disk was full while ${doing}.`, { cause: error });
  return new RollcallError('disk-failed', `The disk refused while ${doing} (${code}).`, { cause: error });
}
