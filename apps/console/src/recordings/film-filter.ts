import { dayOf } from '../format/times.js';
import { type Film, newestFirst } from './film.js';

export interface FilmFilter {
  /** Undefined for all of them. */
  readonly camera: string | undefined;
  /** As a date input gives it: `2026-11-29`; empty for all. */
  readonly day: string;
}

/** The newest first. */
export function filtered(films: Iterable<Film>, { camera, day }: FilmFilter): Film[] {
  return [...films]
    .filter(
      (film) =>
        (camera === undefined || film.cameraId === camera) && (day === '' || dayOf(film.startedAt) === day),
    )
    .sort(newestFirst);
}
