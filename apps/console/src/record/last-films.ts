import { type Film, newestFirst, takeOf } from '../recordings/film.js';

/** What each of the cameras recorded last, in one go; whatever failed comes first. */
export function lastFilms(films: Iterable<Film>, cameras: ReadonlySet<string>): Film[] {
  const last = new Map<string, Film[]>();
  for (const film of [...films].sort(newestFirst)) {
    if (!cameras.has(film.cameraId)) continue;
    const take = last.get(film.cameraId);
    if (!take) last.set(film.cameraId, [film]);
    else if (takeOf(take[0] ?? film) === takeOf(film)) take.push(film);
  }
  const { compare } = new Intl.Collator(undefined, { numeric: true });
  return [...last.values()]
    .flat()
    .sort(
      (a, b) =>
        Number(b.state === 'failed') - Number(a.state === 'failed') || compare(a.cameraId, b.cameraId),
    );
}
