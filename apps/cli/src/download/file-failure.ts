import { CliError } from '../cli-error.js';

/** A refusal of the file system in a sentence; any other error is given back as it is. */
export function fileFailure(error: unknown, path: string): unknown {
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (code === undefined || syscall === undefined) return error;
  return new CliError('failed', `${path} cannot be written (${code})`, {
    code: 'file-not-written',
    advice: 'Choose a folder that you may write and that has room.',
    cause: error,
  });
}
