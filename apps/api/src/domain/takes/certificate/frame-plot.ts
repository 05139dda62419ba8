import type { ClaimMs } from '#contracts/http/certificate-views.js';
import type { TakeEntry, TakeView } from '#contracts/http/take-views.js';
import type { Recording } from '#contracts/messages/recording.js';
import { filmsOf, frameMsOf } from './camera-course.js';
import { driftOf, firstInstant, stepBetween } from './film-course.js';
import type { FilmTimes, TimesOfFilms } from './film-times.js';

/** Frames side by side in the plot: how far they lie from where a frame should be, the least and the most. */
export interface PlotPoint {
  /** Since the origin. */
  readonly atMs: number;
  readonly lowMs: number;
  readonly highMs: number;
}

export interface CameraPlot {
  readonly cameraId: string;
  readonly label: string;
  readonly frameMs: number;
  /** All of it may lie so much higher or lower: what is not known of the camera's clock. */
  readonly boundMs: number;
  /** Frames that follow on each other; between two runs some are missing. */
  readonly runs: readonly (readonly PlotPoint[])[];
  /** Where frames are missing, since the origin. */
  readonly gaps: readonly { readonly fromMs: number; readonly untilMs: number }[];
}

export interface TakePlot {
  /** The start of the take or, where it had none, the first frame of all; unix ms. */
  readonly originMs: number;
  /** Since the origin. */
  readonly fromMs: number;
  readonly untilMs: number;
  readonly cameras: readonly CameraPlot[];
  /** Cameras whose frame times were not read. */
  readonly missing: readonly string[];
}

interface Course {
  readonly entry: TakeEntry;
  readonly frameMs: number;
  readonly boundMs: number;
  readonly films: readonly TimedFilm[];
}

interface TimedFilm {
  readonly times: FilmTimes;
  /** Operator time of its first frame, unix ms. */
  readonly startMs: number;
  /** What an ms of the agent's clock is in ms of the operator's. */
  readonly factor: number;
}

/** Points of a camera, whatever its length. */
const COLUMNS = 600;
const FEWER_COLUMNS = 150;
const MANY_CAMERAS = 32;

/**
 * How far each frame of a take lies from the grid that begins at the start of the take and goes on with the rate of its
 * camera: by the operator's clock as the agents knew it at the first frame and at the last. Thinned out for a page.
 */
export function plotOf(take: Pick<TakeView, 'startAt' | 'entries'>, times: TimesOfFilms): TakePlot {
  const courses = take.entries.flatMap((entry) => courseOf(entry, times));
  const firstMs = Math.min(...courses.flatMap(({ films }) => films.map(({ startMs }) => startMs)));
  const started = take.startAt === undefined ? firstMs : Date.parse(take.startAt);
  const originMs = Number.isFinite(started) ? started : 0;
  const lastMs = Math.max(...courses.flatMap(({ films }) => films.map(lastOf)));
  const fromMs = courses.length > 0 ? Math.min(0, firstMs - originMs) : 0;
  const untilMs = courses.length > 0 ? Math.max(fromMs + 1, lastMs - originMs) : 1;
  const columns = courses.length > MANY_CAMERAS ? FEWER_COLUMNS : COLUMNS;
  const columnMs = (untilMs - fromMs) / columns;
  const drawn = new Set(courses.map(({ entry }) => entry.cameraId));
  return {
    originMs,
    fromMs,
    untilMs,
    cameras: courses.map((course) => new Pen(course, originMs, columnMs).draw()),
    missing: take.entries
      .filter((entry) => filmsOf(entry).length > 0 && !drawn.has(entry.cameraId))
      .map(labelOf),
  };
}

function courseOf(entry: TakeEntry, times: TimesOfFilms): Course[] {
  const frameMs = frameMsOf(entry);
  const films = filmsOf(entry).flatMap((film) => timed(film, times.get(film.id)));
  const [first] = films;
  if (frameMs === undefined || !first) return [];
  const boundMs = filmsOf(entry).map(firstInstant).find(Boolean)?.boundMs ?? 0;
  return [{ entry, frameMs, boundMs, films }];
}

function timed(film: Recording, times: FilmTimes | undefined): TimedFilm[] {
  const start: ClaimMs | undefined = firstInstant(film);
  if (!times || !start || times.sinceFirstMs.length === 0) return [];
  const factor = 1 + (driftOf(film)?.ppm ?? 0) / 1e6;
  return [{ times, startMs: Date.parse(film.startedAt), factor }];
}

function lastOf({ times: { sinceFirstMs }, startMs, factor }: TimedFilm): number {
  return startMs + (sinceFirstMs[sinceFirstMs.length - 1] ?? 0) * factor;
}

function labelOf({ label }: TakeEntry): string {
  return label;
}

/** Draws one camera, frame by frame. */
class Pen {
  private readonly runs: PlotPoint[][] = [];
  private readonly gaps: { fromMs: number; untilMs: number }[] = [];
  private step: number | undefined;
  private lastMs = 0;

  constructor(
    private readonly course: Course,
    private readonly originMs: number,
    private readonly columnMs: number,
  ) {}

  draw(): CameraPlot {
    const { entry, frameMs, boundMs, films } = this.course;
    for (const { times, startMs, factor } of films)
      for (const sinceMs of times.sinceFirstMs) this.frame(startMs - this.originMs + sinceMs * factor);
    return {
      cameraId: entry.cameraId,
      label: entry.label,
      frameMs,
      boundMs,
      runs: this.runs,
      gaps: this.gaps,
    };
  }

  /** Steps are counted from frame to frame, so that a rate that is not quite the one that was set adds up instead of jumping. */
  private frame(atMs: number): void {
    const { frameMs } = this.course;
    const by = this.step === undefined ? 0 : stepBetween(this.lastMs, atMs, frameMs);
    this.step = this.step === undefined ? Math.round(atMs / frameMs) : this.step + by;
    const offMs = atMs - this.step * frameMs;
    if (by > 1) this.gap(this.lastMs + frameMs, atMs);
    if (by > 1 || this.runs.length === 0) this.begin(atMs);
    this.lastMs = atMs;
    this.mark(atMs, offMs);
  }

  /** What is narrower than a column is drawn as one. */
  private gap(fromMs: number, untilMs: number): void {
    const last = this.gaps.at(-1);
    if (last && fromMs - last.untilMs < this.columnMs) last.untilMs = untilMs;
    else this.gaps.push({ fromMs, untilMs });
  }

  private begin(atMs: number): void {
    const last = this.runs.at(-1)?.at(-1);
    if (last && atMs - last.atMs < this.columnMs) return;
    this.runs.push([]);
  }

  private mark(atMs: number, offMs: number): void {
    const run = this.runs.at(-1) ?? [];
    const last = run.at(-1);
    if (!last || atMs - last.atMs >= this.columnMs) run.push({ atMs, lowMs: offMs, highMs: offMs });
    else {
      const [lowMs, highMs] = [Math.min(last.lowMs, offMs), Math.max(last.highMs, offMs)];
      run[run.length - 1] = { atMs: last.atMs, lowMs, highMs };
    }
  }
}
