import { join } from 'node:path';
import { epochFile } from '#bus/epoch-file.js';
import type { Clock } from '#contracts/ports/clock.js';
import type { Logger } from '#contracts/ports/logger.js';

/** Numbers that a process may use before those of the next one begin. */
const ROOM = 1_000_000;

/** Numbers for announcements, greater than those of any process before: written once, with room for all of this one. */
export async function cardNumbers(
  folder: string,
  clock: Pick<Clock, 'now'>,
  logger: Logger,
): Promise<() => number> {
  const file = epochFile(join(folder, 'card-number'), logger);
  let next = Math.max((await file.load()) + 1, clock.now());
  await file.save(next + ROOM);
  return () => next++;
}
