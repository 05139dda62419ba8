import type { FilmTimes } from './film-times.js';

/** Asks a camera's agent when the frames of a film were captured. */
export interface TimesSource {
  /** Rejects with an error of the catalogue, also where the film has more frames than `most`. */
  times(camera: string, recording: string, most: number): Promise<FilmTimes>;
}
