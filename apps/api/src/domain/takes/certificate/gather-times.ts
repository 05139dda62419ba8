import type { TakeView } from '#contracts/http/take-views.js';
import { mapBounded } from '#contracts/map-bounded.js';
import { filmsOf } from './camera-course.js';
import type { FilmTimes, TimesOfFilms } from './film-times.js';
import type { TimesSource } from './times-source.js';

/** Nine hours at 30 frames a second. */
const MOST_OF_A_FILM = 1_000_000;
/** Eight bytes each. */
const MOST_OF_ALL = 4_000_000;
const AT_A_TIME = 4;

export interface GatheredTimes {
  readonly times: TimesOfFilms;
  /** Why those of a film could not be had, by the id of the recording. */
  readonly failures: ReadonlyMap<string, unknown>;
}

/**
 * Asks every agent of a take when the frames of its films were captured. What cannot be had is left out: the certificate
 * is then made of what is known without. Films that would be too much together are not asked for. Never rejects.
 */
export async function gatherTimes(
  { entries }: Pick<TakeView, 'entries'>,
  source: TimesSource,
): Promise<GatheredTimes> {
  const times = new Map<string, FilmTimes>();
  const failures = new Map<string, unknown>();
  await mapBounded(affordable(entries), AT_A_TIME, async ({ cameraId, id }) => {
    try {
      times.set(id, await source.times(cameraId, id, MOST_OF_A_FILM));
    } catch (error) {
      failures.set(id, error);
    }
  });
  return { times, failures };
}

function affordable(entries: TakeView['entries']): { cameraId: string; id: string }[] {
  let left = MOST_OF_ALL;
  return entries.flatMap((entry) =>
    filmsOf(entry).flatMap(({ id, frames, state }) => {
      const isClosed = state !== 'recording' && state !== 'saving' && state !== 'scheduled';
      if (!isClosed || frames > MOST_OF_A_FILM || frames > left) return [];
      left -= frames;
      return [{ cameraId: entry.cameraId, id }];
    }),
  );
}
