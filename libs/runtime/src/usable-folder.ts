import { accessSync, constants } from 'node:fs';
import { makeFolder } from './make-folder.js';
import { StartError } from './start-error.js';

/** Codes of the system for something else that has the folder's name, or that of one above it. */
const IN_THE_WAY = ['EEXIST', 'ENOTDIR'];

/**
 * The data folder or one beneath it, made if need be and known to be writable. Throws a StartError that calls it
 * by `what` and names the variable that moves it.
 */
export function usableFolder(path: string, what = 'folder', variable = 'ROLLCALL_DATA_DIR'): string {
  try {
    makeFolder(path);
    accessSync(path, constants.W_OK | constants.X_OK);
    return path;
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code ?? String(error);
    const orElse = IN_THE_WAY.includes(why) ? ', or take away what stands in its way' : '';
    throw new StartError(
      `The ${what} ${path} cannot be written (${why}): set ${variable} to a folder that this user may write${orElse}.`,
    );
  }
}
