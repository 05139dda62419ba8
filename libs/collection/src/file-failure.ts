import { RollcallError } from '#contracts/errors/rollcall-error.js';

const FULL = new Set(['ENOSPC', 'EDQUOT']);

/** A refusal of the file system as an error of the catalogue; any other error is given back as it is. */
export function fileFailure(error: unknown, path: string): unknown {
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (code === undefined || syscall === undefined) return error;
  const kind = FULL.has(code) ? 'host-disk-full' : 'file-not-written';
  return new RollcallError(kind, `${path} cannot be written (${code}).`, { cause: error });
}

/** Work with the files at or beneath a path; what the file system refuses is told as an error of the catalogue. */
export async function withFiles<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw fileFailure(error, path);
  }
}
