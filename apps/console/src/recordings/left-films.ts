import { type Film, filmKey } from './film.js';

/** What is remembered of a film. */
export type LeftFilm = Pick<Film, 'cameraId' | 'id' | 'name' | 'part'>;

/** In the browser, since the page is gone when the API answers. */
const KEY = 'rollcall.deleted-on-leaving';

export function noteLeft(films: readonly Film[]): void {
  const left = films.map(({ cameraId, id, name, part }): LeftFilm => ({
    ...{ cameraId, id },
    ...(name !== undefined && { name }),
    ...(part !== undefined && { part }),
  }));
  localStorage.setItem(KEY, JSON.stringify([...noted(), ...left]));
}

/** Forgets what it gives. */
export function takeLeft(): readonly LeftFilm[] {
  const films = noted();
  localStorage.removeItem(KEY);
  return films;
}

function noted(): readonly LeftFilm[] {
  return JSON.parse(localStorage.getItem(KEY) ?? '[]') as LeftFilm[];
}

/** Those that are still there, or may be, as their camera cannot be asked. */
export function stillThere(
  left: readonly LeftFilm[],
  films: ReadonlyMap<string, Film>,
  away: ReadonlySet<string>,
): readonly LeftFilm[] {
  return left.filter((film) => films.has(filmKey(film)) || away.has(film.cameraId));
}
