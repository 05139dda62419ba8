import type { CertificateGap, ClaimMs } from '#contracts/http/certificate-views.js';
import type { Recording, RecordingGap } from '#contracts/messages/recording.js';
import { between, DRIFT, told } from './claims.js';
import { firstInstant, lastInstant } from './film-course.js';
import { type FilmTimes, type TimesOfFilms, TIMES_ROUNDING_MS } from './film-times.js';

/** Where frames are missing in the films of a camera, in the order in which they were taken. */
export function gapsOf(
  films: readonly Recording[],
  times: TimesOfFilms,
  frameMs: number | undefined,
): CertificateGap[] {
  return films.flatMap((film, index) => {
    const before = index > 0 ? films[index - 1] : undefined;
    const between = before && interruption(before, film, index + 1, frameMs);
    const inside = (film.gaps ?? []).map((gap) => gapWithin(gap, index + 1, times.get(film.id), frameMs));
    return between ? [between, ...inside] : inside;
  });
}

/** Undefined only where the films are proven to follow on each other: each is dated by an estimate of the time. */
function interruption(
  before: Recording,
  film: Recording,
  part: number,
  frameMs: number | undefined,
): CertificateGap | undefined {
  const [last, first] = [lastInstant(before), firstInstant(film)];
  if (!last || !first || frameMs === undefined) return undefined;
  const apart = between(last, first);
  const length = { ...apart, ms: apart.ms - frameMs };
  if (length.ms + length.boundMs <= frameMs / 2) return undefined;
  const frames = Math.max(0, Math.round(length.ms / frameMs));
  return { part, index: 0, frames, length: told(length), cause: 'interrupted' };
}

function gapWithin(
  { index, frames, cause }: RecordingGap,
  part: number,
  times: FilmTimes | undefined,
  frameMs = 0,
): CertificateGap {
  const length = measured(index, times, frameMs) ?? { ms: frames * frameMs, boundMs: frameMs };
  return { part, index, frames, length: told(length), cause };
}

function measured(index: number, times: FilmTimes | undefined, frameMs: number): ClaimMs | undefined {
  const [before, behind] = [times?.sinceFirstMs[index - 1], times?.sinceFirstMs[index]];
  if (before === undefined || behind === undefined) return undefined;
  const apart = behind - before;
  return { ms: apart - frameMs, boundMs: TIMES_ROUNDING_MS + DRIFT * apart };
}
