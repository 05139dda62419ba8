import { mapBounded } from '#contracts/map-bounded.js';
import type { TakeView } from '#contracts/http/take-views.js';
import { trueStart } from '../../../test/e2e/support/true-time.js';
import type { Scene } from '../scene.js';

const FILMS_AT_ONCE = 2;

/** By camera: the true time of the first frame of its film, ms, as the picture shows it. */
export async function trueStarts(
  { place }: Scene,
  { entries }: TakeView,
): Promise<ReadonlyMap<string, number>> {
  const films = entries.flatMap(({ recordings }) => recordings.slice(0, 1));
  return new Map(
    await mapBounded(films, FILMS_AT_ONCE, async (film) => {
      return [film.cameraId, await trueStart(place, film)] as const;
    }),
  );
}

/** Latest minus earliest, ms. */
export function skewOf(starts: ReadonlyMap<string, number>): number {
  const times = [...starts.values()];
  return Math.max(...times) - Math.min(...times);
}
