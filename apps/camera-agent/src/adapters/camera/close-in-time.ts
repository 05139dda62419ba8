import type { Clock } from '#contracts/ports/clock.js';
import type { Logger } from '#contracts/ports/logger.js';
import type { RecordingSessions } from './recording-sessions.js';

const HURRY_MS = 1000;
const DEADLINE_MS = 2500;

/** Waits until films are closed by `work`: after a second without their SHA-256, and no longer than systemd has patience. */
export async function closeInTime(
  work: Promise<unknown>,
  sessions: Pick<RecordingSessions, 'all'>,
  { clock, logger }: { readonly clock: Clock; readonly logger: Logger },
): Promise<void> {
  const late = Promise.withResolvers<'late'>();
  const hurry = clock.after(HURRY_MS, () => sessions.all.forEach((session) => session.hurry()));
  const deadline = clock.after(DEADLINE_MS, () => late.resolve('late'));
  const ended = await Promise.race([work, late.promise]);
  hurry.stop();
  deadline.stop();
  if (ended === 'late')
    logger.error(
      { films: sessions.all.length },
      'The disk takes too long: the films are repaired at the next start.',
    );
}
