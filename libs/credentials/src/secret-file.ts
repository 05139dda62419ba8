import { randomBytes } from 'node:crypto';
import { readIfThere, readOrCreate } from '#runtime/atomic-file.js';
import { StartError } from '#runtime/start-error.js';

/** A secret that is kept in a file of its own; made, of 256 random bits, where there is none yet. */
export function readOrCreateSecret(path: string): Promise<string> {
  return explained(
    path,
    readOrCreate(path, () => `${randomBytes(32).toString('base64url')}\n`),
  );
}

/** The secret; undefined where there is no such file. */
export function readSecret(path: string): Promise<string | undefined> {
  return explained(path, readIfThere(path));
}

/** The content without its line end; a failure of the system as a StartError. */
async function explained<T extends string | undefined>(path: string, content: Promise<T>): Promise<T> {
  try {
    return (await content)?.trim() as T;
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new StartError(
      `${path} cannot be read or made (${why}): start as the user whom it belongs to, or give it to this one.`,
    );
  }
}
