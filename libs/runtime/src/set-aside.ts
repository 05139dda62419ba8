import { rename } from 'node:fs/promises';
import type { Clock } from '#contracts/ports/clock.js';
import type { Logger } from '#contracts/ports/logger.js';

export interface BrokenFile {
  readonly path: string;
  /** As in "The registry was broken". */
  readonly what: string;
  /** How it becomes whole again, as the end of a sentence. */
  readonly next: string;
  /** Why it counts as broken. */
  readonly facts: object;
}

/** Puts a file that cannot be read out of the way, for somebody to look at, and says so in the log. */
export async function setAside(
  { path, what, next, facts }: BrokenFile,
  clock: Clock,
  logger: Logger,
): Promise<void> {
  const aside = `${path}.broken-${clock.now()}`;
  try {
    await rename(path, aside);
    logger.error({ ...facts, aside }, `The ${what} was broken and is set aside; ${next}`);
  } catch (renameError) {
    const advice = `The ${what} is broken and could not be set aside; the next one overwrites it`;
    logger.error({ ...facts, renameError, path }, advice);
  }
}
