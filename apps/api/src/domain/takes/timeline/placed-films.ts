import { filmFile } from '#contracts/film-file.js';
import type { TakeEntry, TakeView } from '#contracts/http/take-views.js';
import type { Recording } from '#contracts/messages/recording.js';
import { filmsOf, frameMsOf } from '../certificate/camera-course.js';
import { firstInstant } from '../certificate/film-course.js';

/** A film and where it lies among the others. What lies before its first frame that was asked for is not shown. */
export interface PlacedFilm {
  readonly recording: Recording;
  readonly file: string;
  /** From 1. */
  readonly part: number;
  /** Operator time of what is shown first, unix ms. */
  readonly startMs: number;
  /** How far that may be off; undefined where it was never measured, and the film is put at the start of the take. */
  readonly boundMs: number | undefined;
  readonly durationMs: number;
}

export interface PlacedCamera {
  readonly cameraId: string;
  readonly label: string;
  readonly frameMs: number | undefined;
  readonly films: readonly PlacedFilm[];
}

export interface PlacedTake {
  /** Where the timeline begins, operator time, unix ms: with what was the first of all, a pre-roll included. */
  readonly originMs: number;
  /** Operator time of the start, where it was given. */
  readonly startMs: number | undefined;
  readonly cameras: readonly PlacedCamera[];
}

/** The films of a take on one clock. Cameras without a film are left out. */
export function placedTake({ startAt, entries }: Pick<TakeView, 'startAt' | 'entries'>): PlacedTake {
  const startMs = startAt === undefined ? undefined : Date.parse(startAt);
  const known = entries.flatMap(filmsOf).flatMap((film) => firstInstant(film)?.ms ?? []);
  const assumedMs = startMs ?? (known.length > 0 ? Math.min(...known) : 0);
  const cameras = entries
    .map((entry) => placedCamera(entry, assumedMs))
    .filter(({ films }) => films.length > 0);
  const starts = cameras.flatMap(({ films }) => films.map((film) => film.startMs));
  return { originMs: Math.min(assumedMs, ...starts), startMs, cameras };
}

function placedCamera(entry: TakeEntry, assumedMs: number): PlacedCamera {
  const { cameraId, label } = entry;
  const films = filmsOf(entry).map((film, index) => placed(film, index + 1, cameraId, assumedMs));
  return { cameraId, label, frameMs: frameMsOf(entry), films };
}

function placed(recording: Recording, part: number, cameraId: string, assumedMs: number): PlacedFilm {
  const first = firstInstant(recording);
  return {
    recording,
    file: filmFile(cameraId, part),
    part,
    startMs: first?.ms ?? assumedMs - (recording.prerollMs ?? 0),
    boundMs: first?.boundMs,
    durationMs: recording.durationMs,
  };
}
