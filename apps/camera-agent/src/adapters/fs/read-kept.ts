import { rename } from 'node:fs/promises';
import { decode } from '#contracts/messages/decode.js';
import type { Logger } from '#contracts/ports/logger.js';
import { readIfThere } from '#runtime/atomic-file.js';

/**
 * What an agent kept for itself in a file; undefined where nothing was. What cannot be read is set aside and told with
 * `unreadable`: a camera without it is better than none.
 */
export async function readKept<T extends object>(
  type: new () => T,
  path: string,
  unreadable: string,
  logger: Logger,
): Promise<T | undefined> {
  try {
    const text = await readIfThere(path);
    if (text === undefined) return undefined;
    const decoded = decode(type, Buffer.from(text));
    if (decoded.ok) return decoded.value;
    const aside = `${path}.unreadable`;
    await rename(path, aside);
    logger.error({ aside, fields: decoded.refusal.fields }, unreadable);
  } catch (error) {
    logger.error({ err: error }, unreadable);
  }
  return undefined;
}
