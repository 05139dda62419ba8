/** When the frames of one film were captured, ms since the first, by the clock of its agent; to a microsecond. */
export interface FilmTimes {
  readonly sinceFirstMs: ArrayLike<number> & Iterable<number>;
}

/** Of the films whose frame times could be had, by the id of the recording. */
export type TimesOfFilms = ReadonlyMap<string, FilmTimes>;

/** Half of the last digit of a line, and what counting in binary adds. */
export const TIMES_ROUNDING_MS = 0.001;
