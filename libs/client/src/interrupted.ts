import type { components } from './generated/api.js';

type Film = Pick<
  components['schemas']['Recording'],
  'id' | 'cameraId' | 'partOf' | 'part' | 'startedAt' | 'goesOn'
>;

/**
 * The film behind which a recording waits for its camera to go on, by camera: at most one waits. Behind a later film of its
 * camera none does: it is the next part, or of a recording that took its place.
 */
export function interruptedIn<T extends Film>(films: Iterable<T>): ReadonlyMap<string, T> {
  const newest = new Map<string, T>();
  for (const film of films) {
    const other = newest.get(film.cameraId);
    if (!other || follows(film, other)) newest.set(film.cameraId, film);
  }
  return new Map([...newest].filter(([, { goesOn }]) => goesOn === true));
}

/** By which a recording is known, however many films it has. */
export function firstIdOf({ id, partOf = id }: Pick<Film, 'id' | 'partOf'>): string {
  return partOf;
}

/** A board that has just begun may not know the time: of one recording the parts are counted. */
function follows(film: Film, other: Film): boolean {
  if (firstIdOf(film) === firstIdOf(other)) return (film.part ?? 1) > (other.part ?? 1);
  return Date.parse(film.startedAt) > Date.parse(other.startedAt);
}
