import type {
  CertificateCamera,
  CertificateFilm,
  ClaimMs,
  ClaimPpm,
} from '#contracts/http/certificate-views.js';
import type { TakeEntry, TakeView } from '#contracts/http/take-views.js';
import type { Still } from '#contracts/messages/still.js';
import { MAX_GAPS, type Recording } from '#contracts/messages/recording.js';
import { gapsOf } from './camera-gaps.js';
import { against, instantOf, surest, told } from './claims.js';
import { exposureOf } from './exposure.js';
import { driftOf, firstInstant, lastInstant, trueFrameOf } from './film-course.js';
import type { TimesOfFilms } from './film-times.js';

/** One camera of a take as the certificate tells of it, and the instant of its first frame, unix ms. */
export interface CameraCourse {
  readonly camera: CertificateCamera;
  readonly first?: ClaimMs;
}

/** What became of one camera of a take. */
export function courseOf(
  entry: TakeEntry,
  take: Pick<TakeView, 'startAt' | 'endAt'>,
  times: TimesOfFilms,
): CameraCourse {
  if (entry.still) return stillCourse(entry, entry.still, take);
  const films = filmsOf(entry);
  const frameMs = frameMsOf(entry);
  const [film] = films;
  const first = startOf(film);
  const camera: CertificateCamera = {
    cameraId: entry.cameraId,
    label: entry.label,
    state: entry.state,
    ...startFacts(first, take.startAt),
    ...endFacts(endOf(films), take.endAt, frameMs),
    ...(film?.prerollMs !== undefined && { prerollMs: film.prerollMs }),
    ...countsOf(films, times, frameMs),
    ...ratesOf(films, times, frameMs),
    ...(film && { exposure: exposureOf(film.timeSource, frameMs) }),
    ...syncFacts(entry),
    framesRead: films.length > 0 && films.every(({ id }) => times.has(id)),
    films: films.map(filmFacts),
    notes: notesOf(entry),
  };
  return { camera, ...(first && { first }) };
}

/** A picture is a film of one frame, which has a start alone. */
function stillCourse(entry: TakeEntry, still: Still, { startAt }: Pick<TakeView, 'startAt'>): CameraCourse {
  const { cameraId, label, state } = entry;
  const { takeId, file, bytes, sha256, takenAt, boundMs, timeSource } = still;
  const first = instantOf(takenAt, boundMs);
  const frameMs = frameMsOf(entry);
  const camera: CertificateCamera = {
    ...{ cameraId, label, state, ...startFacts(first, startAt) },
    ...{ frames: 1, droppedFrames: 0, gapCount: 0, gaps: [] },
    ...(frameMs !== undefined && { frameMs }),
    exposure: exposureOf(timeSource, frameMs),
    ...syncFacts(entry),
    framesRead: true,
    films: [{ recordingId: takeId, part: 1, state: 'saved', file, bytes, frames: 1, sha256 }],
    notes: notesOf(entry),
  };
  return { camera, ...(first && { first }) };
}

/** Those that have a frame, in the order in which they were taken. */
export function filmsOf({ recordings }: TakeEntry): readonly Recording[] {
  return recordings.filter(({ frames }) => frames > 0);
}

/** How long a frame lasts at the rate that was set, or that the camera told, or that its film has; ms. */
export function frameMsOf(entry: TakeEntry): number | undefined {
  const [film] = filmsOf(entry);
  const fps = film?.settings?.fps;
  if (fps !== undefined && fps > 0) return 1000 / fps;
  if (entry.report && entry.report.frameMs > 0) return entry.report.frameMs;
  if (!film || film.durationMs <= 0) return undefined;
  return film.durationMs / Math.max(1, film.frames - (film.firstFrame?.index ?? 0));
}

/** The frame of the instant: in a film with a pre-roll it lies behind the first that was asked for. */
function startOf(film: Recording | undefined): ClaimMs | undefined {
  const first = film && firstInstant(film);
  return first && { ...first, ms: first.ms + (film.prerollMs ?? 0) };
}

function endOf(films: readonly Recording[]): ClaimMs | undefined {
  const film = films.at(-1);
  return film && lastInstant(film);
}

function syncFacts({ sync }: TakeEntry): Pick<CertificateCamera, 'sync'> {
  if (sync?.state !== 'in-step') return {};
  const { role, clock, differenceUs } = sync;
  return { sync: { role, clock, ...(differenceUs !== undefined && { differenceUs }) } };
}

function startFacts(
  first: ClaimMs | undefined,
  startAt: string | undefined,
): Pick<CertificateCamera, 'firstFrameAt' | 'start'> {
  if (!first) return {};
  const start = startAt === undefined ? undefined : told(against(Date.parse(startAt), first));
  return { firstFrameAt: timeOf(first), ...(start && { start }) };
}

function endFacts(
  last: ClaimMs | undefined,
  endAt: string | undefined,
  frameMs: number | undefined,
): Pick<CertificateCamera, 'lastFrameAt' | 'end'> {
  if (!last) return {};
  const isKnown = endAt !== undefined && frameMs !== undefined;
  const end = isKnown ? told(against(Date.parse(endAt), { ...last, ms: last.ms + frameMs })) : undefined;
  return { lastFrameAt: timeOf(last), ...(end && { end }) };
}

function countsOf(
  films: readonly Recording[],
  times: TimesOfFilms,
  frameMs: number | undefined,
): Pick<CertificateCamera, 'frames' | 'droppedFrames' | 'gapCount' | 'gaps'> {
  const gaps = gapsOf(films, times, frameMs);
  const unlisted = films.map((film) => Math.max(0, (film.gapCount ?? 0) - (film.gaps?.length ?? 0)));
  return {
    frames: sum(films.map(({ frames }) => frames)),
    droppedFrames: sum(films.map(({ droppedFrames }) => droppedFrames)),
    gapCount: gaps.length + sum(unlisted),
    gaps: gaps.slice(0, MAX_GAPS),
  };
}

/** By the film that tells it best. */
function ratesOf(
  films: readonly Recording[],
  times: TimesOfFilms,
  frameMs: number | undefined,
): Pick<CertificateCamera, 'drift' | 'frameMs' | 'trueFrame'> {
  const drift = surest(films.map(driftOf), ({ boundPpm }) => boundPpm);
  const trueFrame = surest(
    films.map((film) => trueFrameOf(film, times.get(film.id), frameMs)),
    ({ boundMs }) => boundMs,
  );
  return {
    ...(drift && { drift: toldPpm(drift) }),
    ...(frameMs !== undefined && { frameMs }),
    ...(trueFrame && { trueFrame: told(trueFrame, 6) }),
  };
}

function toldPpm({ ppm, boundPpm }: ClaimPpm): ClaimPpm {
  const { ms, boundMs } = told({ ms: ppm, boundMs: boundPpm });
  return { ppm: ms, boundPpm: boundMs };
}

function filmFacts(film: Recording, index: number): CertificateFilm {
  const { id, state, file, bytes, frames, sha256 } = film;
  return {
    recordingId: id,
    part: index + 1,
    state,
    ...(file !== undefined && { file }),
    bytes,
    frames,
    ...(sha256 !== undefined && { sha256 }),
  };
}

function notesOf({ error, recordings }: TakeEntry): string[] {
  const errors = error ? [error.detail] : [];
  const ofFilms = recordings.flatMap(({ note }, index) => {
    if (note === undefined) return [];
    return recordings.length > 1 ? [`Part ${index + 1}: ${note}`] : [note];
  });
  return [...errors, ...ofFilms];
}

function timeOf({ ms }: ClaimMs): string {
  return new Date(ms).toISOString();
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
