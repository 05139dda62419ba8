import { type Film, newestFirst, takeOf } from '../recordings/film.js';
import { byName } from '../format/by-name.js';

/** What each of the cameras recorded last, in one go; whatever failed comes first. */
export function lastFilms(films: Iterable<Film>, cameras: ReadonlySet<string>): Film[] {
  const last = new Map<string, Film[]>();
  for (const film of [...films].sort(newestFirst)) {
    if (!cameras.has(film.cameraId)) continue;
    const take = last.get(film.cameraId);
    if (!take) last.set(film.cameraId, [film]);
    else if (takeOf(take[0] ?? film) === takeOf(film)) take.push(film);
  }
  return [...last.values()]
    .flat()
    .sort(
      (a, b) => Number(b.state === 'failed') - Number(a.state === 'failed') || byName(a.cameraId, b.cameraId),
    );
}
