import { RollcallError } from '#contracts/errors/rollcall-error.js';

/** The refusal to replace a file that is something else. */
export function fileExists(path: string): RollcallError {
  return new RollcallError('file-exists', `${path} is there already and is something else.`);
}
